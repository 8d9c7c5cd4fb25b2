import { counted, number } from "../core/format.js";
import { speak } from "../core/language.js";

/*
 * Deutsch. Niemand wird angeredet, weder mit „du“ noch mit „Sie“: Aufforderungen stehen im Infinitiv. Feste Wörter:
 * Aufgabe (task), Prompt, Antwort (completion), Urteil (judgement) und seine Arten (`judged`), Rang (rank), gleichauf
 * (tied), bewerten (rate), Merkmal (flag), Frage (field), Rückfrage an die Projektleitung und ihre Auskunft (question,
 * answer), Anleitung (instructions), Notiz, Entwurf, abgeben (submit), überspringen (skip).
 */

const judged = {
  any: { one: "Urteil", other: "Urteile", earlier: "Ein früheres Urteil" },
  ranking: { one: "Rangfolge", other: "Rangfolgen", earlier: "Eine frühere Rangfolge" },
  pair: { one: "Paarvergleich", other: "Paarvergleiche", earlier: "Ein früherer Paarvergleich" },
  rating: { one: "Bewertung", other: "Bewertungen", earlier: "Eine frühere Bewertung" },
  demonstration: { one: "Musterantwort", other: "Musterantworten", earlier: "Eine frühere Musterantwort" },
};

const count = {
  /** @param {number} n */ answers: (n) => counted(n, { one: "Angabe", other: "Angaben" }),
  /** @param {number} n */ characters: (n) => counted(n, { one: "Zeichen", other: "Zeichen" }),
  /** @param {number} n */ completions: (n) => counted(n, { one: "Antwort", other: "Antworten" }),
  /** @param {number} n */ lines: (n) => counted(n, { one: "Zeile", other: "Zeilen" }),
  /** @param {number} n */ messages: (n) => counted(n, { one: "Nachricht", other: "Nachrichten" }),
  /** @param {number} n @param {Api.JudgementKind} [kind] */
  judged: (n, kind) => counted(n, judged[kind ?? "any"]),
  /** @param {number} n */ words: (n) => counted(n, { one: "Wort", other: "Wörter" }),
};

/** @param {number} n 1 → "1." */
const ordinal = (n) => `${n}.`;

/** @param {string[]} words ["A", "B", "C"] → "A, B und C" */
const list = (words) =>
  (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} und ${words.at(-1)}`);

/** @param {number} rank @param {string[]} ties */
const standing = (rank, ties) => `Rang ${rank}${ties.length ? `, gleichauf mit ${list(ties)}` : ""}`;

/** @type {import("./en.js").Strings} */
const german = {
  ordinal, list,

  common: {
    cancel: "Abbrechen", close: "Schließen", copied: "Kopiert", copy: "Kopieren", empty: "(leer)", no: "nein",
    notAnswered: "keine Angabe", required: " (erforderlich)", show: "Anzeigen", skip: "Überspringen",
    submit: "Abgeben", takeItBack: "Zurücknehmen", yes: "ja",
  },

  titles: {
    ownWork: "Meine Arbeit – Podium",
    account: "Eigenes Konto – Podium", conversations: "Gespräche – Podium",
    invitation: "Einladung – Podium", label: "Bewerten – Podium",
    practice: "Übung – Podium", selfAssessment: "Zur eigenen Person – Podium",
    signIn: "Anmelden – Podium",
    of: (what) => `${what} – Podium`,
  },

  bar: {
    allKeys: "Alle Tasten", allProjects: "Alle Projekte", ask: "Fragen", compare: "Vergleich",
    instructions: "Anleitung", keyboardShortcuts: "Tastenkürzel ", noScript: "Podium braucht JavaScript.",
    previous: "Verlauf", tools: "Werkzeuge", view: "Ansicht", yourProjects: "Eigene Projekte",
  },

  view: {
    above: "Darüber", advance: "Nach einem Rang per Taste", beside: "Daneben", colours: "Farben", columns: "Spalten",
    completions: "Antworten", dark: "Dunkel", face: "Schriftart", goOn: "Zur nächsten ohne Rang", language: "Sprache",
    languageOfBrowser: "Wie Browser", large: "L", light: "Hell", loneKeys: "Kürzel mit einer Taste",
    measure: "Textbreite", medium: "Mittel", mediumSize: "M", narrow: "Schmal", off: "Aus", on: "An",
    promptPlace: "Prompt, auf breiten Bildschirmen", sans: "Ohne Serifen", serif: "Serifen", shelf: "Reihe",
    size: "Textgröße", small: "S", stack: "Stapel", stay: "Bleiben", system: "System", huge: "XL", wide: "Breit",
    layoutIs: (layout) => `Anordnung: ${layout}.`,
  },

  signIn: {
    again: "Bitte erneut anmelden", ended: "Die Sitzung ist abgelaufen.",
    endedKept: "Die Sitzung ist abgelaufen. Was hier getan wurde, bleibt erhalten.", name: "Name",
    noAccount: "Noch kein Konto? Wer dieses Podium betreibt, kann eine Einladung schicken.", password: "Passwort",
    signIn: "Anmelden", signOut: "Abmelden",
  },

  invitation: {
    choosePassword: "Willkommen! Bitte ein Passwort wählen.",
    incomplete: "Diese Adresse ist unvollständig. Bitte den ganzen Link aus der Einladung öffnen.",
    repeat: "Noch einmal dasselbe", start: "Los geht’s",
  },

  selfAssessment: {
    answered: "Das ist beantwortet. Neu antworten geht jederzeit; die letzte Antwort zählt.",
    comforts: {
      veryComfortable: "Sehr sicher", comfortable: "Sicher", unsure: "Weiß nicht", notComfortable: "Nicht sicher",
      notSaid: "Möchte ich nicht sagen",
    },
    comment: "Was noch zu sagen wäre (freiwillig)",
    done: ({ judged, skipped, tasks }) => `${number(judged)} von ${number(tasks)} erledigt`
      + `${skipped ? `, ${number(skipped)} übersprungen` : ""}.`,
    figure: (value, low, high) => `${value}, zwischen ${low} und ${high}`,
    figures: "Wie die eigenen Antworten zu denen der Forschenden stehen",
    goOn: (name) => `Weiter mit ${name}`,
    measures: {
      flags: "Gleiche Markierungen", rankings: "Gleich geordnete Paare",
      demonstrations: "Mittlere Note für Geschriebenes",
    },
    missing: "Hier fehlt noch eine Antwort. Auch „Möchte ich nicht sagen“ ist eine.",
    noFigures: "Es gibt noch nichts zu vergleichen.",
    nothingAsked: "Nach der eigenen Person wird hier nicht gefragt.",
    open: "Es gibt keine richtigen und falschen Antworten.",
    question: "Wobei lässt sich sicher beurteilen, was heikel ist?",
    send: "Absenden", sent: "Danke. Die Antworten sind gespeichert.",
    title: "Zur eigenen Person",
    tooFew: (tasks) => `noch zu wenig (${counted(tasks, { one: "Aufgabe", other: "Aufgaben" })})`,
  },

  start: {
    hello: (name) => `Hallo, ${name}.`,
    label: "Bewerten", manage: "Verwalten", settle: "Strittiges entscheiden",
    noProject: "Noch keinem Projekt zugeordnet. Wer dieses Podium betreibt, kann das ändern; danach bitte diese Seite "
      + "neu laden.",
    signedInAs: (name) => `Angemeldet als ${name}. `,
  },

  account: {
    account: "Konto", browserIsOut: "Dieser Browser ist abgemeldet.", browsers: "Angemeldete Browser",
    browsersAreOut: "Alle anderen Browser sind abgemeldet.", changePassword: "Passwort ändern",
    lastSeen: (time, address) => `zuletzt aktiv ${time}${address ? `, von ${address}` : ""}`,
    newPassword: "Neues Passwort", newPasswordAgain: "Neues Passwort noch einmal", oldPassword: "Bisheriges Passwort",
    password: "Passwort", passwordIsChanged: "Das Passwort ist geändert.",
    passwordRule: "Mindestens 10 Zeichen. Drei oder vier Wörter eignen sich gut.",
    passwordsDiffer: "Die beiden Passwörter stimmen nicht überein.", signOutEverywhere: "Überall sonst abmelden",
    signOutThat: (since) => `${since}: abmelden`,
    signedIn: (time) => `Angemeldet ${time}`,
    thisBrowser: "dieser Browser",
    warning: "Ein neues Passwort meldet alle anderen Browser ab und widerruft alle eigenen Tokens.",
    whereSignedIn: "Wo dieses Konto angemeldet ist", yourAccount: "Eigenes Konto",
  },

  tokens: {
    aYear: "ein Jahr", canCreate: "darf Tokens erzeugen",
    copyNow: "Jetzt kopieren: Es wird nicht noch einmal angezeigt.",
    create: "Token erzeugen",
    created: (time) => `erzeugt ${time}`,
    days: (n) => counted(n, { one: "Tag", other: "Tage" }),
    example: "z. B. nächtlicher Export",
    expires: (time) => `läuft ab ${time}`,
    forPrograms: "Tokens für Programme",
    hint: "Ein Programm mit einem eigenen Token darf alles, was dieses Konto darf. Jedes wird nur einmal angezeigt: "
      + "wenn es erzeugt wird.",
    lastUsed: (time) => `zuletzt benutzt ${time}`,
    name: "Token für ein Programm", neverUsed: "nie benutzt", revoke: "Widerrufen",
    revokeIt: (name) => `„${name}“ widerrufen?`,
    revokeNamed: (name) => `${name} widerrufen`,
    revokeWarning: "Programme, die es benutzen, werden abgewiesen. Das lässt sich nicht rückgängig machen.",
    token: (name) => `Token ${name}`,
    untilRevoked: "bis zum Widerruf", worksFor: "Gültig",
  },

  prompt: {
    keepInView: "Im Blick behalten ", prompt: "Prompt",
    showAll: (n) => `Alle ${count.messages(n)} zeigen`,
    showWhole: "Ganz zeigen", toBeContinued: " geht weiter",
  },

  turns: {
    call: (n) => `Aufruf ${n ?? ""}`,
    extent: (lines, characters) => count.lines(lines) + (characters ? `, ${count.characters(characters)}` : ""),
    media: { audio: "Audio", document: "Dokument", file: "Datei", image: "Bild", video: "Video" },
    noArguments: "(ohne Argumente)", notInFile: "nicht in der Datei", reasoning: "Überlegung ", refusal: "Ablehnung",
    result: (isError, n) => (isError ? "Fehler" : "Ergebnis") + (n ? ` von Aufruf ${n}` : ""),
    roles: { assistant: "Assistent", developer: "Entwickler", system: "System", tool: "Werkzeug", user: "Person" },
    saysNothing: "(sagt nichts)",
  },

  text: {
    blank: (n) => `(nur Leerraum: ${count.characters(n)})`,
    extent: (n) => ` (${count.characters(n)})`,
    showRun: (extent) => `Alles zeigen${extent}`,
    sameAs: (letters) => `Derselbe Text wie ${list(letters)}.`,
    source: "Quelltext", sourceHint: "Was geschrieben wurde, Zeichen für Zeichen", table: "Tabelle",
    thinking: (n) => ` Gedankengang, ${count.words(n)}`,
    wrap: "Umbrechen", words: count.words,
  },

  card: {
    completion: "Antwort ",
    named: (letter) => `Antwort ${letter}`,
    drag: "Auf einen Rang unten ziehen", goTo: "Zu einer Antwort",
    tab: (letter, rank) => `Antwort ${letter}${rank ? `, Rang ${rank}` : ""}`,
    rankOf: (letter) => `Rang der Antwort ${letter}`,
    standing,
  },

  rail: {
    bothBad: "Beide schlecht",
    chip: (letter, rank) => `${letter}, ${rank ? `Rang ${rank}` : "ohne Rang"}: dorthin gehen`,
    rateFirst: "Erst jede Antwort bewerten, dann alle ordnen.",
    rated: (done, all) => ` ${done} von ${all} bewertet`,
    ranks: "Ränge, die beste zuerst", toPlace: "Ohne Rang", whichIsBetter: "Welche ist besser",
  },

  form: {
    allBad: "Alle sind schlecht", allIsBad: "Alle sind schlecht.",
    charactersOf: (n, least) => `${number(n)} von mindestens ${count.characters(least)}`,
    charactersWanted: (least) => `mindestens ${count.characters(least)}`,
    ends: (lowest, lowLabel, highest, highLabel) => `${lowest} heißt „${lowLabel}“, ${highest} heißt „${highLabel}“.`,
    equallyGood: "gleich gut", flags: "Merkmale", hasToBeAnswered: "Muss beantwortet werden.",
    howMuch: (better, worse) => `Wie viel besser ${better} ist als ${worse}`,
    isBetter: "ist besser", notAllBad: "Nicht alle sind schlecht.", notSaid: "keine Angabe",
    ofScale: (value, highest) => `${value} von ${highest}`,
    whatIsAsked: "Was gefragt ist", whatItMeans: "Was die Fragen zu dieser Antwort bedeuten",
    whatTheyMean: "Was die Fragen zur Aufgabe bedeuten", yourAnswer: "Eigene Antwort ",
  },

  sitting: {
    allRated: " Alle sind bewertet. Jetzt ordnen: Ziffern sind Ränge.",
    allPlaced: "Alle haben einen Rang. Enter gibt ab.",
    answersLeft: (n) => `Noch ${counted(n, { one: "Angabe fehlt", other: "Angaben fehlen" })}.`,
    enterSubmits: "Enter gibt ab.",
    hasNoRank: (letter) => `${letter} hat keinen Rang.`,
    howMuchBetter: "Angeben, wie viel besser jede als die nächste ist.",
    labelOf: (label, letters) => `${label} bei ${list(letters)}`,
    least: (n) => ` Sie braucht mindestens ${count.characters(n)}.`,
    noTies: "Dieses Projekt möchte eine Rangfolge ohne Gleichstand.",
    notPlaced: (letters) => `Noch ohne Rang: ${list(letters)}.`,
    nothingToRedo: "Es gibt nichts mehr zu wiederholen.", nothingToUndo: "Es gibt nichts mehr rückgängig zu machen.",
    rankFirst: "Erst die Antworten ordnen.", redone: "Wiederholt.",
    standing: (letter, rank, ties) => `${letter} auf ${standing(rank, ties)}.`,
    stillToAnswer: (fields) => `Noch offen: ${fields.join("; ")}.`,
    tieNeedsTwo: "Erst einer anderen Antwort einen Rang geben, dann diese gleichstellen.",
    toPlace: (n) => `Noch ${count.completions(n)} ohne Rang.`,
    toRate: (n) => `Noch ${count.completions(n)} zu bewerten.`,
    undone: "Rückgängig gemacht.",
    whichIsBetter: (ties) => `Angeben, welche besser ist${ties ? " oder dass beide gleich gut sind" : ""}.`,
    writeAnswer: "Eine eigene Antwort schreiben.",
  },

  compare: {
    and: "und", both: "Zwei Antworten vergleichen", differences: "Unterschiede", first: "Erste Antwort",
    beside: "Nebeneinander", scrollTogether: " Gemeinsam scrollen", second: "Zweite Antwort",
    yours: "eigene Antwort",
    onlyIn: (letter) => ` nur in ${letter}: `,
    same: (a, b) => `${a} und ${b} sind derselbe Text.`,
    summary: (a, inA, b, inB, inBoth) =>
      `${count.words(inA)} nur in ${a}, ${count.words(inB)} nur in ${b}, ${count.words(inBoth)} in beiden.`,
  },

  work: {
    advice: "Bitte bei Gelegenheit noch einmal in die Richtlinien schauen: Mehrere der letzten Urteile weichen von dem "
      + "ab, was die Projektleitung erwartet.",
    backToTask: "Zurück zur laufenden Aufgabe", changeIt: "Ändern", completions: "Antworten",
    isExtra: "Zusätzlich gespeichert: Inzwischen hat jemand anderes diese Aufgabe abgeschlossen. Die Arbeit bleibt "
      + "erhalten, zählt aber nicht.",
    isSaved: "Die Änderung ist gespeichert.", judgement: "Eigenes Urteil",
    lookAgain: "Richtlinien öffnen", lookForWork: "Nach Aufgaben suchen",
    note: "Notiz zu dieser Aufgabe", noteHint: "Was man dazu wissen sollte",
    previous: "Bisherige Arbeit", revising: (kind) => `${judged[kind].earlier} wird geändert.`,
    saveChange: "Änderung speichern",
    sending: "Wird gesendet", skipped: "Übersprungen.", submitted: "Abgegeben.",
  },

  idle: {
    away: "Noch da?", awayText: "Es war eine Weile still, deshalb sucht diese Seite nicht mehr nach Aufgaben.",
    empty: "Alles erledigt.", emptyText:
      "In diesem Projekt gibt es gerade nichts zu tun. Diese Seite sucht weiter und zeigt die nächste Aufgabe, "
      + "sobald es eine gibt.",
    failed: "Etwas ist schiefgegangen.",
    onHold: "Eine kurze Pause.", onHoldText:
      "Bevor es weitergeht, möchte die Projektleitung die letzten Urteile gemeinsam ansehen. Begonnenes lässt sich "
      + "noch abgeben; hier geht es weiter, sobald das möglich ist.",
    paused: "Dieses Projekt pausiert.", pausedText:
      "Die Projektleitung hat es vorerst angehalten. Hier geht es weiter, sobald sie es fortsetzt.",
    unreachable: "Podium ist nicht erreichbar.", unreachableText:
      "Alle paar Sekunden folgt ein neuer Versuch. Alles Abgegebene ist sicher.",
  },

  desk: {
    doneElsewhere: "Diese Aufgabe wurde anderswo abgeschlossen.",
    doneInOtherTab: "Die Aufgabe wurde in einem anderen Tab abgeschlossen. Hier ist die nächste.",
    goneOnElsewhere: "An dieser Aufgabe wurde anderswo weitergearbeitet.", goOn: "Weiter zur nächsten",
    keepThis: "Dies behalten",
    leaseIsOver: "Nach der längeren Pause hat diese Aufgabe vielleicht schon jemand anderes. Die Arbeit ist noch da "
      + "und lässt sich weiterhin abgeben.",
    notAccepted: (why) => `Frühere Arbeit wurde nicht angenommen: ${why}`,
    notSent: (seconds) =>
      `Noch nicht gesendet. Die Arbeit ist auf diesem Gerät gesichert; nächster Versuch in ${seconds} s.`,
    handedInAlready: "Diese Aufgabe ist schon abgegeben", handedInAlreadyText:
      "Sie wurde vorher auf einer anderen Seite oder einem anderen Gerät abgegeben. Soll die Arbeit von dieser Seite "
      + "an deren Stelle treten?",
    keepFirst: "Die erste behalten", replaceIt: "Ersetzen", sendingAgain: "Noch nicht gesendet. Neuer Versuch …",
    showOther: "Den anderen zeigen", showThat: "Diese Arbeit zeigen", tryNow: "Jetzt versuchen",
    twoPlaces: "An dieser Aufgabe wurde an zwei Orten gearbeitet. Dies ist der zuletzt gespeicherte Entwurf.",
  },

  day: {
    anHour: (n) => `etwa ${number(n)} pro Stunde`,
    inFull: (done, left, isInHand) => `${done}. Hier: ${left}${isInHand ? ", dazu die laufende" : ""}.`,
    left: (n, isMore) => `${isMore ? "mehr als " : ""}${number(n)} offen`,
    today: (n, kind) => `heute ${count.judged(n, kind)}`,
    worked: (time) => `${time} Arbeit ohne Pausen`,
  },

  figures: {
    names: {
      agreement: "Übereinstimmung mit anderen", alpha: "Krippendorffs α",
      reliability: "Folgt dem, was alle zusammen sagen",
      firstPlace: "Die zuerst gezeigte gewinnt", length: "Eine doppelt so lange gewinnt",
      marks: "Eine mit doppelt so vielen Auszeichnungen gewinnt",
      ties: "Gleichauf", tiesBeside: "Gleichauf, neben anderen", allBad: "„Alle sind schlecht“",
      allBadBeside: "„Alle sind schlecht“, neben anderen", strength: "Mittlere Stärke",
      strengthBeside: "Mittlere Stärke, neben anderen", extreme: "Die stärkste Stufe",
      extremeBeside: "Die stärkste Stufe, neben anderen", pace: "Zeichen in der Minute",
      speed: "Tempo neben allen Bewertenden", hasty: "Schneller, als sich lesen lässt",
    },
    points: (n) => `${n} Punkte`,
    range: (lower, upper) => `${lower} bis ${upper}`,
    short: {
      agreement: "Stimmt überein", alpha: "α", reliability: "Folgt allen", firstPlace: "Erste gewinnt",
      length: "Längere gewinnt", marks: "Auszeichnung gewinnt", ties: "Gleichauf", tiesBeside: "Gleichauf, daneben",
      allBad: "Alle schlecht", allBadBeside: "Alle schlecht, daneben", strength: "Stärke",
      strengthBeside: "Stärke, daneben", extreme: "Stärkste", extremeBeside: "Stärkste, daneben", pace: "Lesetempo",
      speed: "Tempo", hasty: "Zu schnell",
    },
    times: (n) => `${n} ×`,
    tooFew: "zu wenige", week: "Woche",
  },

  ownWork: {
    activeTime: "Arbeitszeit", back: "Zurück zur Arbeit", changes: "Änderungen",
    measured: (date) => `Gemessen am ${date}.`,
    drawn: "Gezeichnet", figure: "Kennzahl", figures: "Eigene Urteile",
    figuresText: "Aus den letzten eigenen Urteilen. Das Intervall sagt, wie viel davon Zufall sein kann. Weit von den "
      + "anderen zu sein sagt nicht, wer recht hat.",
    judgements: "Urteile", link: "Meine Arbeit", middle: "Mitte aller Bewertenden",
    nothing: "Hier wurde noch nichts abgegeben.",
    notMeasured: "Dazu wurde noch nichts gemessen.", pay: "Lohn",
    payText: "Zum jetzigen eigenen Satz: Jede Woche wird einmal gerundet.", skips: "Übersprungen",
    title: "Meine Arbeit",
    titleOf: (project) => `Meine Arbeit in ${project} – Podium`,
    weeks: "Nach Wochen",
    weeksText: "Wochen beginnen am Montag, nach UTC. Pausen zählen nicht zur Arbeitszeit; Änderungen und "
      + "Übersprungenes schon.",
    you: "Eigene",
  },

  check: {
    allTied: "Sind alle gleich gut?", allTiedText:
      "Alle stehen auf demselben Rang. Wenn es keinen Unterschied gibt, auf den es ankommt, ist das eine Antwort.",
    hasty: "Schon fertig?",
    hastyText: (seconds) =>
      `Allein das Lesen dauert mindestens ${counted(seconds, { one: "Sekunde", other: "Sekunden" })}. `
      + "Wenn das Urteil trotzdem sicher ist, ist alles gut.",
    lookAgain: "Noch einmal ansehen",
  },

  guidelines: {
    changed: (time) => `Geändert: ${time}`,
    haveChanged: "Die Anleitung hat sich geändert.", none: "Für dieses Projekt gibt es keine Anleitung.",
    seeWhatIsNew: "Zeigen, was neu ist", whatHasChanged: "Was sich geändert hat",
  },

  practice: {
    agrees: "Genau wie erwartet.", anyRank: "Jeder Rang ist recht.", backToWork: "Zurück",
    before: (name) => `Vor dem Anfang: ${name}`,
    beforeText: "Das ist die Anleitung. Danach kommt eine kurze Übungsaufgabe; sie zählt nicht.",
    check: "Vergleichen", differs: "Nicht ganz wie erwartet.", digitsAnswer: "Die gewählte Frage beantworten",
    example: "Eine gute Antwort", expected: "Erwartet",
    expectedRank: (rank) => `Erwartet: Rang ${rank}`,
    hasChanged: "Die Übungsaufgabe hat sich inzwischen geändert. Das ist die neue.",
    notCounted: "Hier lässt sich die Seite ausprobieren. Nichts wird gespeichert, nichts zählt.",
    open: "Übungsaufgabe", ordered: "Gleich gut, keine vor der anderen:",
    pairs: (agreed, all) => `${agreed} von ${counted(all, { one: "Paar", other: "Paaren" })} wie erwartet.`,
    practice: "Übung",
    ratherThan: (what, wanted, said) => `${what}: ${wanted} statt ${said}.`,
    reasonOf: (letter) => `Begründung zu Antwort ${letter}`,
    startLabeling: "Zur Arbeit", startOver: "Noch einmal", swapped: "Umgekehrt:",
    tied: "Besser, nicht gleich gut:", toPractice: "Zur Übung",
    touchPair: "Unten auf die bessere Antwort tippen.", touchRank:
      "Über jeder Antwort auf einen Rang tippen oder ihren Buchstaben unten auf eine Stufe ziehen.",
    touchRate: "Über jeder Antwort auf das Passende tippen.",
    touchWrite: "Die Antwort schreiben, die man selbst gern bekäme.",
    undo: "Zurücknehmen", yours: "Eigene",
  },

  previous: {
    canBeChanged: (time) => `bis ${time} änderbar`,
    changed: (times) => `${times}× geändert`,
    closed: "abgeschlossen", extra: "zusätzlich, zählt nicht", nothing: "Hier gibt es noch keine eigene Arbeit.",
    nothingFound: "Nichts gefunden.", nothingFoundYet: "In der jüngsten Arbeit nichts gefunden.",
    note: (text) => `Notiz: ${text}`,
    others: "inzwischen bei anderen", search: "Suche", searchBack: "Weiter zurück suchen",
    searchHint: "Wörter aus einem Prompt", showMore: "Mehr zeigen", skipped: "Übersprungen: ",
  },

  conversations: {
    about: "Eine Nachricht schreiben, die Antworten mehrerer Sprachmodelle vergleichen und mit der besten fortfahren.",
    all: "Alle Gespräche", answersAreThere: "Die Antworten sind da.", askAgain: "Noch einmal fragen",
    conversations: "Gespräche", end: "Beenden", endIt: "Gespräch beenden", ended: "beendet",
    endText: "Was beurteilt ist, bleibt. Ein beendetes Gespräch nimmt keine Nachricht mehr an.",
    faults: {
      noAnswer: "Ein Modell hat nicht geantwortet. Noch einmal zu fragen, kann helfen.",
      notJudged: "Diese Antworten lassen sich mit dem Formular des Projekts nicht beurteilen. Bitte der Projektleitung "
        + "sagen.",
      sameAnswers: "Alle Modelle haben dasselbe geantwortet. Noch einmal fragen oder das Gespräch beenden.",
      unavailable: "Ein Modell, das teilnimmt, ist gerade nicht verfügbar. Bitte der Projektleitung sagen und später "
        + "noch einmal fragen.",
    },
    goesOn: "geht weiter",
    isDrawn: (letter) => `Mehrere Antworten waren gleich gut; das Los hat ${letter} gewählt, damit geht es weiter.`,
    isKept: "Die Nachricht ist aufbewahrt.", isOver: "Dieses Gespräch ist beendet.",
    isSkipped: "Diese Antworten sind übersprungen, also gibt es keine beste, mit der es weitergeht.",
    judgeThese: (n) => `Die ${number(n)} vorhandenen beurteilen`,
    keyHint: "Umschalt und Eingabe beginnen eine neue Zeile", noAnswer: "Eine Antwort ist ausgeblieben",
    noMoreTurns: "Dieses Gespräch hatte alle seine Runden. Danke.",
    notOffered: "Dieses Projekt bietet zurzeit keine Gespräche an.", nothingYet: "Noch nichts geschrieben",
    send: "Senden", soFar: "Das Gespräch bisher", start: "Ein Gespräch beginnen", title: "Gespräche",
    toLabeling: "Zum Bewerten", turnOf: (turn, most) => `Runde ${number(turn)} von ${number(most)}`,
    waiting: "Die Antworten werden geschrieben …", waitsForYou: "wartet auf das Urteil",
    yourMessage: "Eigene Nachricht", yours: "Eigene Gespräche",
  },

  questions: {
    aboutOthers: "Zu anderen Aufgaben", find: "Aufgabe suchen",
    haveAnswers: (n) =>
      (n === 1 ? "Zu einer Rückfrage gibt es eine Auskunft." : `Zu ${number(n)} Rückfragen gibt es eine Auskunft.`),
    isClosed: "Abgeschlossen. Eine neue Nachricht öffnet sie wieder", manager: "Projektleitung",
    nothing: "Hier gibt es noch keine eigene Rückfrage.",
    notSent: (why) => `Noch nicht gesendet, aber hier gesichert. ${why}`,
    questions: "Rückfragen", read: "Lesen", send: "Senden ", sent: "Gesendet.",
    sentHint: "Gesendet. Die Auskunft erscheint hier; inzwischen kann es weitergehen.",
    states: {
      answered: "beantwortet", closed: "abgeschlossen", newAnswer: "neue Auskunft", unsent: "noch nicht gesendet",
      waiting: "wartet",
    },
    thisTask: "Diese Aufgabe", title: "Rückfragen an die Projektleitung", unread: "Eine Auskunft ist ungelesen",
    whatIsUnclear: "Was ist an dieser Aufgabe unklar?", writeAgain: "Noch etwas schreiben", you: "Eigene Nachricht",
    yourMessage: "Nachricht an die Projektleitung",
  },

  skip: {
    broken: "Etwas ist kaputt oder fehlt", chooseReason: "Bitte einen Grund wählen: seine Ziffer drücken.",
    comment: "Kommentar (freiwillig)",
    hint: "Sie geht an jemand anderen. Zurücknehmen geht, solange niemand sonst sie hat.",
    keepIt: "Behalten", notMyLanguage: "Eine Sprache, die ich nicht gut lese", other: "Ein anderer Grund",
    reason: "Grund", sensitive: "An diesem Inhalt möchte ich nicht arbeiten", unclear: "Die Aufgabe ist unklar",
    why: "Warum diese Aufgabe überspringen?",
  },

  keys: {
    control: "Strg",
    aIsBetter: "A ist besser", answer: "Fragen beantworten", answerHint:
      "Die Taste eines Merkmals sagt ja, noch einmal gedrückt nein und dann wieder nichts. Die anderen führen zu ihrer "
      + "Frage.",
    asWritten: "Die Antwort, wie sie geschrieben wurde", bIsBetter: "B ist besser",
    compare: "Zwei Antworten vergleichen",
    fromTo: "Von „A ist besser“ bis „B ist besser“, wie in der Reihe unten", goTo: "Zu dieser Antwort",
    howMuchBetter: "Angeben, wie viel besser jede als die nächste ist", insert:
      "Vor diesem Rang einfügen, die anderen rücken nach unten", instructions: "Anleitung des Projekts",
    keepPrompt: "Prompt im Blick behalten", keys: "Tasten", layout: "Nächste Anordnung",
    lift: "Zurücknehmen, was gerade dran ist", move: "Bewegen", moveBy: "Einen Rang nach oben oder unten",
    moveOn: "Weiter", next: "Nächste Antwort", before: "Vorige Antwort",
    choose: "Andere Taste wählen",
    chooseHint: "Eine Taste dieser Tafel drücken, um eine andere dafür zu wählen. Die Wahl bleibt beim Konto.",
    note: "Notiz zu dieser Aufgabe",
    questions: "Zu dieser Aufgabe rückfragen, oder die Auskunft lesen", rank: "Ordnen",
    rankIt: (ties) =>
      `Diesen Rang geben; zweimal derselbe ${ties ? "ist ein Gleichstand" : "schiebt die andere nach unten"}`,
    read: "Lesen", skip: "Diese Aufgabe überspringen", submit: "Abgeben, oder zu dem gehen, was fehlt",
    tie: "Mit der zuletzt eingeordneten gleichstellen", pressOne: "Taste drücken",
    redo: "Wiederholen (auch Strg ⇧ Z)",
    reserved: (key) => `${key} steht für eine Antwort oder einen Rang, oder schreibt nichts. Bitte eine andere.`,
    taken: (key) => `${key} tut schon etwas anderes. Dort zuerst eine andere wählen.`,
    undo: "Rückgängig (auch Strg Z)", usual: "Alle Tasten wie gewohnt",
    write: "Schreiben; mit Strg abgeben",
  },

  errors: {
    notJson: "Die Antwort war kein JSON.",
    status: (status) => `Der Server hat mit ${status} geantwortet.`,
    unreachable: "Podium ist nicht erreichbar. Bitte die Verbindung prüfen.",
  },

  problems: {
    assignmentFinished: "Diese Aufgabe ist schon abgeschlossen.",
    bodyTooLarge: "Das ist zu lang für diesen Server. Bitte kürzen.",
    changed: "Das wurde inzwischen anderswo geändert. Bitte die Seite neu laden.",
    draftTooLarge: "Der Entwurf ist zu lang. Bitte kürzen.",
    emptyMessage: "Die Nachricht ist leer. Bitte etwas schreiben.",
    forbidden: "Dafür fehlt die Berechtigung.",
    foreignOrigin: "Diese Anfrage kommt von einer anderen Website.",
    internalError: "Auf dem Server ist etwas schiefgegangen. Bitte noch einmal versuchen.",
    invalidExpiry: "Dieses Ende ist nicht möglich: Es liegt in der Zukunft, und nicht zu fern.",
    leaseExpired: "Diese Aufgabe hat inzwischen jemand anderes.",
    noMemory: "Dem Server fehlt gerade der Speicher dafür. Bitte gleich noch einmal versuchen.",
    notFound: "Das gibt es nicht oder nicht mehr.",
    overloaded: "Der Server ist gerade ausgelastet. Bitte gleich noch einmal versuchen.",
    passwordTooLong: "Das Passwort ist zu lang.",
    passwordTooShort: "Ein Passwort braucht mindestens 10 Zeichen.",
    passwordUnchanged: "Das neue Passwort ist dasselbe wie das bisherige.",
    questionFull: "Mehr Nachrichten kann eine Rückfrage nicht haben. Bitte anders weiter besprechen.",
    projectPaused: "Dieses Projekt pausiert.",
    workPaused: "Bevor es weitergeht, möchte die Projektleitung die letzten Urteile gemeinsam ansehen.",
    searchTooLong: "Das ist zu lang, um danach zu suchen.",
    signInNeeded: "Bitte anmelden.",
    signInsBusy: "Gerade melden sich sehr viele an. Bitte in ein paar Sekunden noch einmal versuchen.",
    tooManySignIns: "Zu viele falsche Passwörter. Bitte etwas warten und dann noch einmal versuchen.",
    wrongCredentials: "Der Name oder das Passwort ist falsch.",
    wrongPassword: "Das bisherige Passwort ist ein anderes.",
  },
};

speak(german);
