import { counted, decimal, number, signed } from "../core/format.js";
import { speakToManagers, strings } from "../core/language.js";

/*
 * Deutsch der Seiten für Leitung und Admins. Feste Wörter wie in de.js, dazu: Formular (form), Urteil (judgement),
 * Bewertende (labelers), Leitung (manager), Musterantwort (demonstration), Abstufung (strength), Vorlage (preset),
 * Reward-Modell, Trainingslauf (training run), Auftrag (job), einsetzen (promote).
 */

export const count = {
  /** @param {number} n */ scales: (n) => counted(n, { one: "Skala", other: "Skalen" }),
  /** @param {number} n */ flags: (n) => counted(n, { one: "Merkmal", other: "Merkmale" }),
  /** @param {number} n */ choices: (n) => counted(n, { one: "Auswahl", other: "Auswahlen" }),
  /** @param {number} n */ texts: (n) => counted(n, { one: "Text", other: "Texte" }),
  /** @param {number} n */ characters: (n) => counted(n, { one: "Zeichen", other: "Zeichen" }),
  /** @param {number} n */ judgements: (n) => counted(n, { one: "Urteil", other: "Urteile" }),
  /** @param {number} n */ lines: (n) => counted(n, { one: "Zeile", other: "Zeilen" }),
  /** @param {number} n */ prompts: (n) => counted(n, { one: "Prompt", other: "Prompts" }),
  /** @param {number} n */ runs: (n) => counted(n, { one: "Lauf", other: "Läufen" }),
  /** @param {number} n */ tasks: (n) => counted(n, { one: "Aufgabe", other: "Aufgaben" }),
};

/** @param {string} pointer auf eine Zeile, gezählt von 0 */
const line = (pointer) => `Zeile ${Number(pointer.slice(1)) + 1}`;

/** @type {Record<string, string>} was an einer Stelle stehen muss, im Nominativ */
const EXPECTED = {
  text: "ein Text", prompt: "ein Text oder eine Liste von Nachrichten", flag: "true oder false",
  wholeNumber: "eine ganze Zahl", number: "eine Zahl", list: "eine Liste", object: "ein Objekt",
  other: "etwas anderes",
};

/** @type {Record<string, string>} warum ein Text kein JSON ist */
const NO_JSON = {
  emptyText: "Der Text ist leer.",
  endsEarly: "Der Text endet zu früh.",
  endsInString: "Der Text endet innerhalb einer Zeichenkette.",
  somethingFollows: "Nach dem Wert steht noch etwas.",
  noValue: "Hier muss ein Wert stehen.",
  noFieldName: "Hier muss der Name eines Feldes stehen.",
  noColon: "Hier muss ein Doppelpunkt stehen.",
  objectNotEnded: "Hier muss ein Komma stehen oder das Objekt enden.",
  listNotEnded: "Hier muss ein Komma stehen oder die Liste enden.",
  noDigit: "Hier muss eine Ziffer stehen.",
  noHexDigits: "Hier müssen vier Hexadezimalziffern stehen.",
  noSuchEscape: "Dieses Zeichen hat nach einem \\ keine Bedeutung.",
  controlCharacter: "In einer Zeichenkette steht ein Steuerzeichen ohne \\.",
  notUTF8: "Ein Text ist nicht UTF-8.",
  notOfJSON: "{} ist kein Wert von JSON; null schreiben, oder das Feld weglassen.",
  twice: "Das Feld „{}“ steht hier zweimal.",
  tooDeep: "Es ist tiefer als {} verschachtelt.",
  halfSurrogate: "\\u{} ist nur die Hälfte eines Zeichens.",
};

/** @param {string[]} words */
const and = (words) => new Intl.ListFormat("de").format(words);

/** @param {Api.ModelComparison | undefined} measured */
function comparison(measured) {
  const { accuracyDifference: accuracy, logLossDifference: loss, sameSplit = true } = measured ?? {};
  if (!accuracy || !loss) return ".";
  const [points, nats] = [accuracy.interval, loss.interval];
  const on = measured?.prompts === undefined ? `${number(accuracy.clusters)} zurückgehaltenen Prompts.`
    : `${number(measured.prompts)} Prompts, die keines von beiden kannte.`;
  return `: Genauigkeit ${signed(100 * accuracy.value)} Punkte (95-%-Intervall ${signed(100 * points.lower)} … `
    + `${signed(100 * points.upper)}), Log-Loss ${signed(loss.value, 4)} (95-%-Intervall ${signed(nats.lower, 4)} … `
    + `${signed(nats.upper, 4)}) auf ${on}`
    + (sameSplit ? "" : " Das bisherige wurde mit einer anderen Aufteilung trainiert und kennt vielleicht einige.");
}

/** @param {Api.ModelComparison | undefined} measured */
function shortfall(measured) {
  const { logLoss: other, candidateLogLoss: own, prompts = 0 } = measured ?? {};
  const { logLossDifference: loss, accuracyDifference: accuracy } = measured ?? {};
  if (other === undefined || own === undefined || !loss || !accuracy) return ".";
  return `, soweit ${counted(prompts, { one: "Prompt es zeigt", other: "Prompts es zeigen" })}: Log-Loss `
    + `${decimal(own, 3)} gegen ${decimal(other, 3)}, Unterschied ${signed(loss.value, 3)} (95-%-Intervall `
    + `${signed(loss.interval.lower, 3)} … ${signed(loss.interval.upper, 3)}), Genauigkeit `
    + `${signed(100 * accuracy.value)} Punkte (95-%-Intervall ${signed(100 * accuracy.interval.lower)} … `
    + `${signed(100 * accuracy.interval.upper)}). Mehr Rangfolgen helfen.`;
}

/** @param {Api.ModelComparison | undefined} measured */
function tooFew(measured) {
  const prompts = measured?.prompts;
  if (prompts === undefined) {
    return "Es sind zu wenige Prompts zurückgehalten, um zu zeigen, dass das neue schlechter ist.";
  }
  const groups = measured?.accuracyDifference?.clusters ?? prompts;
  if (measured?.groupWeight !== undefined && groups >= 10) {
    return `Die ${number(groups)} Gruppen fast gleicher Prompts, die neu sind, seit das bisherige Modell trainiert `
      + `wurde, wiegen nur so viel wie ${decimal(measured.groupWeight, 1)}: zu wenig, um zu zeigen, dass das neue `
      + "schlechter ist.";
  }
  const few = prompts === 0 ? "Seit das bisherige Modell trainiert wurde, ist kein Prompt hinzugekommen"
    : `Nur ${groups < prompts ? counted(groups, { one: "Gruppe", other: "Gruppen" }) + " fast gleicher Prompts sind"
      : counted(prompts, { one: "Prompt ist", other: "Prompts sind" })} neu, seit das bisherige Modell trainiert wurde`;
  return `${few}: zu wenig, um zu zeigen, dass das neue schlechter ist.`;
}

const UNITS = {
  day: { one: "Tag", other: "Tage" }, hour: { one: "Stunde", other: "Stunden" },
  minute: { one: "Minute", other: "Minuten" }, second: { one: "Sekunde", other: "Sekunden" },
};
const EACH = { day: "jeden Tag", hour: "jede Stunde", minute: "jede Minute", second: "jede Sekunde" };
const spans = {
  /** @param {number} n */ day: (n) => counted(n, UNITS.day),
  /** @param {number} n */ hour: (n) => counted(n, UNITS.hour),
  /** @param {number} n */ minute: (n) => counted(n, UNITS.minute),
  /** @param {number} n */ second: (n) => counted(n, UNITS.second),
};

/** @type {import("./managing-en.js").Managing} */
const german = {
  titles: {
    admin: "Verwaltung – Podium", evaluation: "Auswertung – Podium",
    evaluationOf: (names) => `Auswertung: ${names} – Podium`, form: "Formular – Podium",
    formOf: (project) => `Formular von ${project} – Podium`,
    report: "Trainingsbericht – Podium", reportOf: (run, project) => `Bericht zu Lauf ${run}, ${project} – Podium`,
    agreement: "Übereinstimmung – Podium", agreementOf: (project) => `Übereinstimmung in ${project} – Podium`,
    labelers: "Bewertende – Podium", labelersOf: (project) => `Bewertende von ${project} – Podium`,
    adjudication: "Strittige Aufgaben – Podium",
    adjudicationOf: (project) => `Strittige Aufgaben in ${project} – Podium`,
    labeler: "Person – Podium", labelerOf: (name, project) => `${name} in ${project} – Podium`,
    grading: "Noten geben – Podium", screening: "Auswahl – Podium",
    screeningOf: (project) => `Auswahl: ${project} – Podium`,
    conversations: "Gespräche – Podium", conversationsOf: (which, project) => `${which}, ${project} – Podium`,
  },

  bar: { backToProject: "Zurück zum Projekt", project: "Projekt" },

  formPage: {
    allVersions: "Alle Versionen", beginWith: "Mit einem veröffentlichten Protokoll beginnen",
    discard: "Änderungen verwerfen", edit: "Bearbeiten", keepMine: "Meine behalten", notSaved:
      "Nicht gespeichert. Speichern ergibt eine neue Version: Laufende Arbeit wird mit der Version abgeschlossen, mit "
      + "der sie begonnen wurde, und frühere Urteile bleiben, was sie waren.",
    nothingIsDifferent: (version) => `Nichts hat sich geändert: Version ${version} fragt schon genau dies.`,
    preview: "Vorschau", replace: "Die Änderungen ersetzen?", replaceIt: "Ersetzen",
    replaceByVersion: (version) =>
      `Die Änderungen sind nicht gespeichert. An ihre Stelle tritt Version ${version}.`,
    replaceByPreset: (preset) =>
      `Die Änderungen sind nicht gespeichert. An ihre Stelle tritt die Vorlage „${preset}“.`,
    save: "Formular speichern", saveKey: "Strg+S",
    saved: (version) => `Version ${version} ist gespeichert und gilt für alle Aufgaben, die ab jetzt vergeben werden.`,
    savedElsewhere: (who, version) => `${who ?? "Jemand anderes"} hat inzwischen Version ${version} gespeichert. Die `
      + "eigenen Änderungen sind noch da: Noch einmal speichern setzt sie als weitere Version an deren Stelle.",
    seeMarked: "Noch nicht gespeichert: Was zu ändern ist, ist markiert.", shown: "Was zu sehen ist",
    takeTheirs: "Stattdessen diese übernehmen",
    thisIs: (version) => `Dies ist Version ${version}; sie gilt jetzt im Projekt.`,
    whatIsAsked: ": was gefragt wird",
  },

  versions: {
    askedNow: "gilt jetzt", goBack: "Zu dieser Version zurückkehren",
    isInEditor: (version) =>
      `Version ${version} steht im Editor. Gespeichert gilt sie wieder, als neue Version.`,
    look: "Ansehen",
    lookAt: (version) => `Version ${version} ansehen`,
    onlyToLook: (version, whenAndWho) => `Version ${version} (${whenAndWho}), nur zum Ansehen. `,
    version: (version) => `Version ${version}`,
  },

  presets: {
    beginWith: (title) => `Mit ${title} beginnen`,
    use: "Verwenden",
  },

  judgement: {
    addLevel: "Stufe hinzufügen", allBad: "„Alle sind schlecht“ anbieten",
    allBadHint: "Eine Angabe für sich, kein Gleichstand.",
    asksStrengths: "Fragen, wie viel besser",
    asksStrengthsHint: "In einer Rangfolge wird es zwischen Nachbarn gefragt.",
    equallyGood: "gleich gut", heading: "Urteil", kind: "Art des Urteils",
    kinds: {
      ranking: { label: "Rangfolge", hint: "Zwei bis neun Antworten ordnen." },
      pair: { label: "Paar", hint: "Sagen, welche von zwei Antworten besser ist." },
      rating: { label: "Bewertung", hint: "Die Fragen zu jeder Antwort beantworten; keine Rangfolge." },
      demonstration: { label: "Musterantwort", hint: "Die ideale Antwort auf den Prompt schreiben." },
    },
    levels: ["etwas besser", "besser", "viel besser"],
    minimumLength: "Zeichen mindestens", minimumLengthHint: "Leer: beliebig kurz.", strength: "Stufe",
    strengthIsRequired: "Muss angegeben werden", strengths: "Abstufungen, die schwächste zuerst",
    thisLevel: "diese Stufe", tieLabel: "Worte für Gleichstand", ties: "Antworten dürfen gleich gut sein",
    twoSteps: "Erst jede Antwort bewerten, dann ordnen",
    twoStepsHint: "Ränge gibt es erst, wenn jede erforderliche Frage beantwortet ist.", words: "Worte",
  },

  field: {
    about: "Gefragt zu", add: "Hinzufügen: ", addOption: "Option hinzufügen", byItself: "von selbst",
    completion: "jeder Antwort", from: "Von", has: "Muss beantwortet werden", heading: "Fragen", help: "Erklärung",
    helpHint: "Dasselbe ausführlicher; Bewertende finden es hinter „?“.", highLabel: "Worte für das obere Ende",
    key: "Taste", kind: "Art",
    kinds: { likert: "Skala", flag: "Merkmal", choice: "Auswahl", text: "Text" }, label: "Beschriftung",
    labelHint: "Was Bewertende lesen. Kurz: Es steht neben der Angabe.", lowLabel: "Worte für das untere Ende",
    minimumLength: "Zeichen mindestens", minimumLengthHint: "Leer: beliebig kurz.", name: "Name",
    nameHint: "Unter ihm werden Angaben gespeichert und exportiert.", newField: "Neue Frage",
    none: "Keine Fragen: Neben dem Urteil wird nichts gefragt.", option: "Option", options: "Optionen",
    several: "Mehrere dürfen gewählt werden", storedAs: "Gespeichert als", task: "der Aufgabe",
    theNewField: "die neue Frage", thisOption: "diese Option", to: "Bis",
  },

  rows: {
    drag: "Ziehen",
    down: (caption) => `${caption} nach unten bewegen`,
    moved: (caption, place, all) => `${caption} ist jetzt Nummer ${place} von ${all}.`,
    putBack: "Zurückholen",
    quoted: (label) => `„${label}“`,
    remove: (caption) => `${caption} entfernen`,
    removed: (caption) => `${caption} ist entfernt.`,
    up: (caption) => `${caption} nach oben bewegen`,
  },

  preview: {
    completions: "Antworten", heading: "Vorschau", howMany: "Antworten in der Vorschau",
    isComplete: "Alles ist beantwortet. Bewertende geben hier mit Enter ab; die Vorschau behält es für sich.",
    judgement: "Vorschau eines Urteils", submit: "Abgeben ",
  },

  inShort: {
    aboutTask: "zur Aufgabe", allBad: "„alle schlecht“",
    choiceOf: (n) => `Auswahl aus ${n}`,
    does: {
      ranking: "Die Antworten ordnen", pair: "Zwischen zwei Antworten wählen", rating: "Jede Antwort bewerten",
      demonstration: "Die ideale Antwort schreiben",
    },
    fields: { likert: count.scales, flag: count.flags, choice: count.choices, text: count.texts },
    flag: "Merkmal",
    form: (does, extras, isRatedFirst, fields) =>
      `${does}${extras.length ? `, mit ${strings.list(extras)}` : ""}${isRatedFirst ? ", jede vorher bewertet" : ""}. `
      + (fields.length ? `${strings.list(fields)}.` : "Keine Fragen."),
    required: "erforderlich",
    scale: (lowest, highest) => `Skala ${lowest ?? "?"} bis ${highest ?? "?"}`,
    strengths: (n) => counted(n, { one: "Abstufung", other: "Abstufungen" }),
    text: "Text",
    textOf: (least) => `Text mit mindestens ${count.characters(least)}`,
    ties: "Gleichstand",
  },

  samples: {
    prompt: "Mein Sauerteigbrot wird klitschig. Was mache ich falsch?",
    completions: [
      "Meist ist das Anstellgut zu jung. Nach dem Füttern sollte es sich binnen sechs Stunden verdoppeln; vorher geht "
        + "kein Teig richtig auf. Danach braucht der Teig Zeit: Er ist so weit, wenn er um die Hälfte gewachsen ist "
        + "und wackelt wie Pudding.",
      "Nimm mehr Hefe.",
      "Klitschiges Brot hat meist einen von drei Gründen: ein schwaches Anstellgut, zu wenig Zeit zum Gehen oder einen "
        + "Ofen, der nicht heiß genug ist. Ändere immer nur eines, damit du merkst, woran es lag.",
      "Das tut mir leid! Backen ist eine Reise, und jedes Brot bringt uns etwas bei. Nur nicht aufgeben!",
      "Sauerteigbrot wird mit wilden Hefen und Milchsäurebakterien gelockert. Man backt es seit der Antike.",
      "Achte auf das Wasser: Ein Teig mit 60 % ist fest und bleibt dicht, einer mit 75 % wird locker. Feuchte die "
        + "Hände an und falte ihn jede halbe Stunde.",
      "Du hast zu wenig geknetet. Oder zu viel.",
      "Back es zwanzig Minuten bei 250 °C im geschlossenen Topf und nimm dann den Deckel ab. Im Dampf kann sich die "
        + "Kruste dehnen, bevor sie fest wird.",
      "Wirf es weg und kauf eins.",
    ],
  },

  practiceEditor: {
    add: "Antwort hinzufügen", back: "Zurück zum Projekt",
    changedElsewhere: "Die Übungsaufgabe wurde inzwischen anderswo geändert. Was hier geschrieben wurde, ist noch da.",
    completions: "Antworten", edit: "Übung für Neue",
    example: "Mit einem Beispiel beginnen", expected: "Das erwartete Urteil",
    expectedHint: "So urteilen, wie es richtig wäre, mit Tasten oder Zeiger. Was offen bleibt, darf beliebig sein.",
    feedback: "Was daraus zu lernen ist", feedbackHint:
      "In Markdown. Es steht über dem Vergleich, sobald die Aufgabe beantwortet ist.",
    fitsNoMore: "Das Formular hat sich geändert; bis die Aufgabe wieder passt, bekommt sie niemand.",
    intro: "Wer neu ist, löst diese Aufgabe nach der Anleitung und vor der Arbeit. Das Urteil wird mit dem "
      + "erwarteten verglichen und nicht gespeichert.",
    isNew: "Nicht gespeichert.", isNone: "Wer neu ist, beginnt mit der Arbeit: Es gibt noch keine Übungsaufgabe.",
    isOffered: "Wer neu ist, beginnt mit dieser Aufgabe.",
    isSaved: "Gespeichert. Wer neu ist, beginnt mit dieser Aufgabe.",
    pane: "Was gezeigt wird",
    practice: "Übung", practised: (time) => `hat geübt: ${time}`,
    prompt: "Was gefragt ist", promptHint: "Der Prompt, in Markdown.", remove: "Entfernen",
    removeIt: "Wegnehmen",
    removeNamed: (letter) => `Antwort ${letter} entfernen`,
    removeTask: "Die Übungsaufgabe wegnehmen?",
    removeText: "Wer neu ist, beginnt dann mit der Arbeit. Wer geübt hat, steht weiter in der Liste der Personen.",
    replace: "Das Geschriebene ersetzen?", replaceIt: "Ersetzen",
    replaceText: "Es ist nicht gespeichert und weicht dem Beispiel.", save: "Speichern", saveKey: "Strg+S",
    takeAway: "Wegnehmen …", takeTheirs: "Die andere nehmen", task: "Die Aufgabe", text: "Antwort",
    titleOf: (name) => `Übung: ${name}`,
    why: "Warum sie dort steht (freiwillig)",
  },

  inbox: {
    all: "Alle", answer: "Auskunft geben", answerAndClose: "Auskunft geben und schließen ",
    answered: "Auskunft gegeben.",
    answeredAndClosed: "Auskunft gegeben und geschlossen.", close: "Schließen",
    unsaved: (names) => `eine Auskunft an ${strings.list(names)}`,
    fromImport: "(Import)", nobodyAsked: "Es gab noch keine Rückfrage.", note: "Notiz",
    notesAndSkips: "Notizen und Übersprungenes", nothingNoted: "Es gibt noch keine Notiz.",
    nothingWaits: "Keine Rückfrage wartet auf eine Auskunft.",
    on: (prompt) => `zu: ${prompt}`,
    onlyOpen: "Offene", openAgain: "Wieder öffnen", questions: "Rückfragen", questionsShown: "Gezeigte Rückfragen",
    remarksShown: "Gezeigte Bemerkungen", showMore: "Mehr zeigen", showTask: "Aufgabe zeigen",
    showTaskOf: (prompt) => `Aufgabe zeigen: ${prompt}`,
    skip: "übersprungen",
    kinds: { all: "Alle", note: "Notizen", skip: "Übersprungenes" },
    state: { answered: "beantwortet", closed: "geschlossen", new: "neu", open: "offen" },
    taskWithdrawn: "Aufgabe zurückgezogen",
  },

  wholeTask: {
    completion: (letter, model) => `Antwort ${letter}${model ? `, ${model}` : ""}`,
    order: (labeler) => `Die Antworten stehen in der Reihenfolge, in der ${labeler} sie sieht.`,
    title: (name) => `Aufgabe ${name}`,
  },

  adminPage: {
    labelers: "Bewertende, was von ihnen gemessen ist, und Stunden",
    agreement: "Wie weit Bewertende übereinstimmen",
    archived: (project) => `${project} (archiviert)`,
    automatic: "Automatisches", data: "Daten", form: "Formular", inbox: "Posteingang", labelHere: "Hier bewerten",
    leave: "Verlassen",
    leaveText: (lost) =>
      `Noch nicht gespeichert: ${strings.list(lost)}. Ein anderes Projekt lässt sich auch so öffnen.`,
    leaveUnsaved: "Ohne Speichern verlassen?", model: "Reward-Modell", newProject: "Neues Projekt",
    noProject: "Es gibt noch keine Projekte. Für das erste genügt ein Name.", people: "Personen",
    policies: "Policies", progress: "Fortschritt", sections: "Abschnitte", settings: "Einstellungen",
    status: { active: "aktiv", paused: "pausiert", archived: "archiviert" },
    stay: "Bleiben", whatIsAsked: "Was gefragt wird", whatRuns: "Was von selbst läuft",
  },

  unsaved: {
    invitation: "eine Einladung", project: "ein neues Projekt", screening: "eine neue Auswahl",
    settings: "die Einstellungen",
    upload: (file) => `das Hochladen von ${file}`,
  },

  newProject: {
    canBeChanged: "Das lässt sich jederzeit ändern.", create: "Anlegen", name: "Name", overlap: "Bewertende je Aufgabe",
    slug: "Kurzname für Adressen", title: "Neues Projekt", usual: "Das Übliche",
    usualHint: "Eine Rangfolge mit Gleichstand; Bewertung und Merkmale von InstructGPT werden angeboten, nicht "
      + "verlangt.",
    whatIsAsked: "Was gefragt wird",
  },

  progress: {
    counts: "Urteile", countsHint: "Gezählte und zusätzliche",
    daysInWords: (total, days, most, today) =>
      `${count.judgements(total)} in ${days} Tagen, höchstens ${number(most)} an einem Tag, heute ${number(today)}`,
    done: (n) => `${number(n)} erledigt`,
    extra: "Zusätzlich", extraHint: "Kamen, als die Aufgabe voll war: aufgehoben, nicht gezählt", import: "Import",
    inProgress: "In Arbeit", inProgressHint: "Aufgaben, an denen jemand sitzt", labeler: "Wer",
    labelers: "Bewertende", last: "Letztes Urteil", median: "Zeit (Median)",
    most: (n) => `höchstens ${number(n)}`,
    nobody: "Noch hat niemand geurteilt. Unter „Personen“ lässt sich jemand einladen.",
    ofDay: (day, n) => `${day}: ${count.judgements(n)}`,
    ofTasks: (n) => ` von ${counted(n, { one: "Aufgabe", other: "Aufgaben" })} erledigt`,
    open: (n) => `${number(n)} offen`,
    perDay: (days) => `Urteile pro Tag in den letzten ${days} Tagen`,
    skipped: "Übersprungen", skippedByAll: "Von allen übersprungen",
    skippedByAllHint: "Aufgaben, für die niemand bleibt",
    skippedHint: "Mit einem Grund weitergegeben", today: "heute", withdrawn: "Zurückgezogen",
    withdrawnHint: "Aufgaben, die nicht mehr vergeben werden",
  },

  data: {
    andMore: (n) => `Und ${number(n)} weitere.`,
    choose: "Eine Datei wählen oder hier ablegen: je Zeile ein JSON-Objekt mit einem ", chooseEnd: ".",
    chooseMiddle: " und 2 bis 9 ",
    cameOf: (tasks, waiting, duplicates, rejected) => [
      `${count.tasks(tasks)} angelegt`,
      waiting && `${counted(waiting, { one: "Prompt wartet", other: "Prompts warten" })} auf Antworten`,
      duplicates && `${counted(duplicates, { one: "Dublette", other: "Dubletten" })} ausgelassen`,
      rejected && `${count.lines(rejected)} abgewiesen`,
    ].filter(Boolean).join(", "),
    export: "Export: ",
    formats: { podium: "Urteile, alles (Podium)", trl: "Präferenzpaare (TRL)" },
    import: "Prompts importieren", line: "Zeile", lines: count.lines, notes: "Hinweise zu Zeilen",
    notesHead: "Gut zu wissen",
    ofRankings: (counted, surplus, known, ignored) => {
      const parts = [
        counted && `${number(counted)} gezählt`, surplus && `${number(surplus)} zusätzlich aufgehoben`,
        known && `${number(known)} schon bekannt`, ignored && `${number(ignored)} übergangen`,
      ].flatMap((words) => words || []);
      return parts.length ? `Urteile: ${strings.list(parts)}.` : "";
    },
    judgements: count.judgements, rejected: "Abgewiesene Zeilen", rejectedHead: "Warum sie abgewiesen wurde",
    sending: (file) => `${file} wird gesendet …`,
    uploadOf: (file) => `Hochladen von ${file}`,
  },

  imports: {
    back: (source) => `„${source}“ ist wieder da.`,
    beingTakenBack: "wird zurückgeholt …", beingWithdrawn: "wird zurückgezogen …",
    count: (n) => counted(n, { one: "Import", other: "Importe" }),
    file: "Datei", judgements: "Urteile", notFinished: "nicht abgeschlossen", state: "Stand", tasks: "Aufgaben",
    title: "Importe", undo: "Zurückholen",
    undoThat: (source, time) => `${source} zurückholen, ${time}`,
    when: "Wann", withdraw: "Zurückziehen",
    withdrawIt: (source) => `„${source}“ zurückziehen?`,
    isWithdrawn: (source) => `„${source}“ ist zurückgezogen.`,
    withdrawThat: (source, time) => `${source} zurückziehen, ${time}`,
    withdrawText: (tasks, judgements) =>
      `${counted(tasks, { one: "Aufgabe dieses Imports wird", other: "Aufgaben dieses Imports werden" })} nicht mehr `
      + `vergeben, und ${counted(judgements, { one: "Urteil daraus zählt", other: "Urteile daraus zählen" })} `
      + "nicht mehr, auch bei Aufgaben, die es schon vorher gab. Was andere zu denselben Aufgaben gesagt haben, "
      + "bleibt. Nichts wird gelöscht; hier lässt sich alles zurückholen.",
    withdrawn: (time, judgements) =>
      `zurückgezogen ${time} mit ${counted(judgements, { one: "Urteil", other: "Urteilen" })}`,
  },

  projectForm: {
    edit: "Formular bearbeiten",
    version: (version) => `Version ${version}.`,
  },

  people: {
    account: "Konto", admin: "Admin", as: "Für", createInvitation: "Einladung erzeugen", delete: "Löschen",
    deleteThis: "Löschen …",
    deleteIt: (name) => `„${name}“ löschen?`,
    deleteNamed: (name) => `${name} löschen`,
    deleteText: "Name, Passwort, Sitzungen und Tokens verschwinden endgültig, und angefangene Aufgaben werden neu "
      + "vergeben. Die Urteile bleiben, unter einer Nummer.",
    disable: "Sperren", disabled: "gesperrt",
    disableNamed: (name) => `${name} sperren`,
    enable: "Entsperren",
    enableNamed: (name) => `${name} entsperren`,
    everything: "alles", inProject: "In diesem Projekt", invite: "Jemanden einladen",
    isDeleted: (name) => `„${name}“ ist gelöscht.`,
    linkFor: (name) => `Einladungslink für ${name}`,
    name: "Name", noTokens: "Keine Tokens.", notMember: "nicht dabei",
    roleOf: (name) => `Rolle von ${name} in diesem Projekt`,
    expert: "Bewertung und Fachurteil", roles: { labeler: "Bewertung", manager: "Leitung" },
    sendLink: (name, time) => `Dieser Link ist für ${name}. Er gilt einmal, bis ${time}.`,
    since: "Seit", title: "Personen", tokens: "Tokens",
    tokensOf: (name) => `Tokens von ${name}`,
  },

  grading: {
    back: "Kandidaten", before: "Zurück", best: "7: hervorragend", given: (n) => `Note ${n} gegeben.`,
    grade: "Note",
    how: "Wer es geschrieben hat, wird nicht gezeigt, auch nicht, was andere gegeben haben. Die Tasten 1 bis 7 geben "
      + "die "
      + "Note und gehen weiter; die Pfeiltasten blättern, und U nimmt eine Note zurück.",
    next: "Weiter", none: "Es gibt noch nichts zu benoten.",
    roles: {
      user: "Was gefragt war", assistant: "Was davor geantwortet wurde", system: "Vorgabe",
        developer: "Vorgabe der Entwickler",
    },
    state: (place, all, done) => `${number(place)} von ${number(all)} · ${number(done)} selbst benotet`,
    takenBack: "Die Note ist zurückgenommen.", title: "Noten geben", undo: "Note zurücknehmen", worst: "1: unbrauchbar",
    written: "Was geschrieben wurde",
  },

  screening: {
    accounts: { invited: "eingeladen", noInvitation: "kommt nicht hinein: keine Einladung", disabled: "gesperrt" },
    add: "Hinzufügen", addByName: "Jemanden hinzufügen",
    addHint: "Mit dem Benutzernamen. Die Person bewertet dann in jedem Projekt, in dem die Auswahl stattfindet.",
    added: (name) => `${name} nimmt jetzt an der Auswahl teil.`,
    admit: "Aufnehmen …",
    admitsTo: (names) => `Aufgenommen werden kann in ${names}. Gearbeitet wird in:`,
    againstEach: "Neben allen Forschenden", allOfThem: "Alle Forschenden zusammen",
    alpha: (value, low, high) => `Markierungen, ohne Zufall: Krippendorffs α ${value} (${low} bis ${high}). Wo fast `
      + `nichts `
      + "markiert wird, ist Gleichheit leicht, und das ist hier herausgerechnet: 0 ist Zufall, 1 vollkommen.",
    amongThem: "Forschende untereinander", ask: "Das fragen", askNothing: "Nichts fragen",
    back: "Zurück zum Projekt",
    basis: ({ measure, units, tasks }) => `${counted(units, {
      flags: { one: "Markierung", other: "Markierungen" }, rankings: { one: "Paar", other: "Paare" },
      demonstrations: { one: "Note", other: "Noten" },
    }[measure])} aus ${count.tasks(tasks)}`,
    besides: "Die Antworten neben denen der Forschenden",
    candidate: "Kandidat", candidates: "Kandidaten", candidatesOf: "Kandidaten dieser Auswahl", choose: "Wählen",
    chooseThat: (name) => `${name} wählen`,
    chosen: (n, all) => `${number(n)} von ${number(all)} gewählt`,
    closed: (names) => `In ${names} können nicht alle jede Aufgabe bearbeiten: Zu wenige Personen je Aufgabe sind `
      + `erlaubt.`,
    comfortableWith: (n, all) => `sicher bei ${number(n)} von ${number(all)}`,
    comforts: {
      veryComfortable: "sehr sicher", comfortable: "sicher", unsure: "weiß nicht", notComfortable: "nicht sicher",
      notSaid: "möchte es nicht sagen",
    },
    commandLine: "der Befehlszeile", completion: "Antwort", cutOffs: "Schwellen und Zahlen",
    cutOffsText: "Weiche Linien, neben denen die Zahlen stehen. Niemand wird durch sie aufgenommen oder abgelehnt.",
    decision: "Entscheidung", decisions: "Entscheidungen",
    decided: (kind, project, who, when) => `${kind} ${project}, von ${who}, ${when}.`,
    decideText: {
      admit: "Wer noch kein Mitglied ist, bewertet von jetzt an in dem Projekt mit. Wer das wann und auf welche Zahlen "
        + "hin "
        + "entschieden hat, wird aufgehoben, und es lässt sich zurücknehmen.",
      decline: "Der Grund wird für alle aufgehoben, die diese Auswahl leiten; die Betroffenen erfahren ihn nicht.",
    },
    decideTitle: {
      admit: (n) => `${counted(n, { one: "Person", other: "Personen" })} aufnehmen`,
      decline: (n) => `${counted(n, { one: "Person", other: "Personen" })} ablehnen`,
    },
    decline: "Ablehnen …",
    detailsOf: (name) => `${name} im Einzelnen`,
    detailsText: "Wer von jemandem abweicht, der forscht, kann recht haben. Wie sehr Forschende untereinander "
      + "übereinstimmen, ist so viel, wie man von irgendwem verlangen kann.",
    doIt: { admit: "Aufnehmen", decline: "Ablehnen" },
    done: "Erledigt",
    doneOf: (judged, tasks, skipped) => `${judged} von ${tasks}${skipped ? `, ${number(skipped)} übersprungen` : ""}`,
    filters: {
      all: "Alle", undecided: "Unentschieden", admitted: "Aufgenommen", declined: "Abgelehnt",
      aboveAll: "Über jeder Schwelle", belowAny: "Unter einer Schwelle", unfinished: "Nicht fertig",
    },
    flagCutOff: "Gleiche Markierungen, in Prozent", forProject: "Projekt", grade: "Geschriebenes benoten",
    gradeCutOff: "Mittlere Note, 1 bis 7", introduction: "Was über den Fragen steht",
    isAsked: (version) => `Das wird gefragt (Fassung ${version}).`,
    isDecided: {
      admit: (n) => `${counted(n, { one: "Person ist", other: "Personen sind" })} aufgenommen.`,
      decline: (n) => `${counted(n, { one: "Person ist", other: "Personen sind" })} abgelehnt.`,
    },
    isNotAsked: "Nach sich selbst wird zurzeit niemand gefragt.", isTakenBack: "Zurückgenommen.",
    kinds: { admit: "Aufgenommen in", decline: "Abgelehnt für" },
    make: "Auswahl anlegen", makeOne: "Eine Auswahl anlegen",
    makeText: "Ein Projekt mit dem Formular und der Anleitung von diesem, in dem alle jede Aufgabe bearbeiten. Dort "
      + "werden "
      + "Aufgaben mit den Antworten der Forschenden importiert, oder die Leitung beantwortet sie selbst.",
    measuredBy: (names) => `Gemessen an den Antworten von ${names}.`,
    measures: { flags: "Gleiche Markierungen", rankings: "Gleich geordnete Paare", demonstrations: "Mittlere Note" },
    more: "Mehr", name: "Wer", newName: "Name der Auswahl", newSlug: "Kurzname für Adressen",
    noAlpha: "Es wurden zu wenige Markierungen verglichen, um den Zufall herauszurechnen.",
    noKey: "Noch hat niemand geantwortet, der forscht: Es fehlen importierte Rangfolgen, die sagen, von wem sie sind, "
      + "oder "
      + "Antworten der Leitung.",
    nobody: "Hier ist niemand.", notEverywhere: "nicht überall dabei",
    nothingYet: "noch nichts",
    onFigures: (figures) => `Auf diese Zahlen hin: ${figures}.`,
    onNothing: "Ohne irgendeine Zahl.",
    order: "Wer über mehr Schwellen liegt, steht vorn, dann wer unter weniger liegt, dann wer im Mittel weiter darüber "
      + "liegt. Ein Intervall, in dem die Schwelle liegt, sagt noch nichts. Forschende sind die Leitung und wen "
      + "Importe "
      + "nennen.",
    partOf: (name, tasks) => `${name} (${count.tasks(tasks)})`,
    rank: (n) => `Rang ${n}`,
    rankingCutOff: "Gleich geordnete Paare, in Prozent",
    save: "Speichern", saved: "Gespeichert.", saysOfThemselves: "Was sie über sich sagen",
    saidOn: (when, version) => `Gesagt ${when}, zu Fassung ${version} der Fragen.`,
    screening: "Auswahl", screeningCalled: (name) => `Auswahl: ${name}`,
    search: "Name suchen", selfAssessment: "Was sie über sich gefragt werden", settings: "Einstellungen",
      show: "Zeigen",
    showAnswers: "Antworten zeigen", showsFigures: "Die eigenen Zahlen sind für alle sichtbar, die teilnehmen",
    standings: { above: "über der Schwelle", below: "unter der Schwelle", untold: "noch nicht zu sagen" },
    takeBack: "Zurücknehmen",
    takenBack: (who, when) => `Zurückgenommen von ${who}, ${when}.`,
    task: (id) => `Aufgabe ${id}`,
    tooFew: (tasks) => `zu wenig: ${count.tasks(tasks)}`,
    topics: "Themen, eines je Zeile",
    topicsHint: "Was gemeint ist, kann hinter einem Strich stehen: Jugendsprache | Wörter, die Ältere für "
      + "Beleidigungen "
      + "halten.",
    undecided: "unentschieden",
    usualIntroduction: "Was die einen verletzt, verletzt andere nicht. Hier ist zu sagen, bei welchen Themen und "
      + "Gruppen "
      + "man sich sicher fühlt, ob ein Text heikel ist. Niemand muss alle kennen.",
    usualName: (project) => `${project}: Auswahl`,
    usualTopics: [
      "Religion und Glaube", "Politik", "Geschlecht und Sexualität", "Ethnische Gruppen und Herkunft",
        "Behinderung und Krankheit",
      "Gewalt und Missbrauch", "Selbstverletzung",
    ],
    whichFlags: "Verglichene Markierungen", who: "Neben", why: "Warum", whyIfAny: "Warum (freiwillig)",
    withWriting: "Mit einem zweiten Projekt, in dem geschrieben wird",
  },

  gold: {
    about: "Aufgaben mit bekannter Antwort sehen aus wie alle, werden nie gezählt und nehmen keiner anderen den Platz. "
      + "Was Bewertende daraus machen, sagt, wie weit auf sie Verlass ist.",
    accept: "Zu Gold machen", acceptOf: (task) => `Aufgabe ${task} zu Gold machen`,
    actions: {
      nothing: "Nichts", tell: "Wurde gebeten, die Richtlinien noch einmal anzusehen",
      pause: "Bekommt nichts Neues, bis dies aufgehoben ist", ask: "Jemand aus der Projektleitung soll entscheiden",
    },
    answer: "Antwort", answerHint: "Die Antworten nach ihren Plätzen, die beste zuerst: 1 > 2 = 3. Ein Teil der "
      + "Ordnung: 1 > 3, 2 > 3. Paare, die nicht vertauscht sein dürfen: !1 > 3. Leer sagen es die Urteile.",
    answerOf: (gold) => `Antwort der Goldaufgabe ${gold}`,
    basis: (labelers, share) => `${counted(labelers, { one: "Person", other: "Personen" })}, zu ${share} einig`,
    byWeek: "Punkte je Woche",
    consistencyText: "Von den Paaren in Aufgaben, die nach Tagen wiederkamen; 100 % wäre jedes Mal dasselbe.",
    entries: "Was aus Punkten folgte", followed: "Was folgte",
    hasFlags: "Sie kennt auch Merkmale, die bleiben, wie sie sind.",
    isLifted: (when) => `Aufgehoben, ${when}.`,
    judged: (n) => `Die ${n === 1 ? "letzte Goldaufgabe" : `letzten ${number(n)} Goldaufgaben`}`,
    labeler: "Wer", lastTasks: (n) => `Punkte der letzten ${number(n)}`,
    lift: "Aufheben", liftOf: (name) => `Aufheben, was für ${name} folgte`, lifted: "Aufgehoben.",
    made: "Die Goldaufgabe ist angelegt.", make: "Zu Gold machen",
    mixedIn: (gold, again) => (gold || again
      ? `${number(gold)} % der Arbeit sind Gold, ${number(again)} % kommen wieder.`
      : "Zurzeit sind keine beigemischt."),
    newTitle: "Eine weitere anlegen",
    noProposals: "Es gibt keine weitere Aufgabe, über die sich genug vertrauenswürdige Bewertende einig sind.",
    ofLabeler: "Erhaltene Paare zählen ganz, Gleichstand halb. Weniger Punkte als andere können viele Gründe haben: "
      + "eine unklare Richtlinie oder eine falsche Antwort. Die Aufgaben selbst zeigen es.",
    prompt: "Aufgabe mit Prompt", proposals: "Aufgaben, über die sich viele einig sind",
    propose: "Aufgaben suchen, über die sich viele einig sind",
    remove: "Entfernen", removeOf: (gold) => `Goldaufgabe ${gold} entfernen`,
    removed: "Sie wird nicht mehr vergeben, und ihre Punkte zählen nicht mehr.", restsOn: "Beruht auf",
    save: "Speichern", saveOf: (gold) => `Antwort der Goldaufgabe ${gold} speichern`,
    saved: "Die Antwort ist gespeichert; was schon beurteilt war, hat Punkte nach ihr.",
    score: "Punkte auf Goldaufgaben",
    scoreText: "Über alle Goldaufgaben. Das Intervall ist vorsichtig: Es trifft mindestens so oft zu, wie es sagt.",
    scored: (value, interval, tasks) => `${value} (${interval}) von ${number(tasks)}`,
    scores: "Punkte der Bewertenden", settings: "Wie viel, und was folgt, steht unten in den Einstellungen.",
    source: "Woher", sources: { imported: "Von außen", made: "Aus einer Aufgabe", proposed: "Viele waren sich einig" },
    task: "Nummer einer Aufgabe", tasks: "Goldaufgaben", tasksShort: "Aufgaben",
    title: "Goldaufgaben und Wiederholungen",
    toAccept: "Annehmen", toChange: "Ändern", toLift: "Aufheben",
    unreadable: (count) => `Das ist keine Antwort. Plätze von 1 bis ${number(count)} nennen: 1 > 2.`,
    week: "Woche ab", when: "Wann", withThemselves: "Mit sich selbst einig",
  },

  adjudication: {
    allBad: "alle schlecht",
    amongLabelers: (chance, judgements) => `Bewertende gehen weiter auseinander, als Rauschen erklärt: ${counted(
      judgements, { one: "Urteil", other: "Urteile" })} mit so wenig Übereinstimmung kommen durch Zufall in einer `
      + `von ${chance} Aufgaben vor.`,
    betterThan: "besser als", bothFair: "Beide Sichten sind vertretbar",
    changing: "Die Aufgabe ist entschieden; hier lässt sich die eigene Entscheidung ändern.",
    counts: (open, settled) => `${number(open)} strittig · ${number(settled)} entschieden`,
    empty: "Nichts ist strittig",
    emptyText: "Hierher kommen Aufgaben, über die Urteile weiter auseinandergehen, als Rauschen erklärt, oder bei "
      + "denen ein sicheres Reward-Modell den meisten widerspricht. Gesucht wird, wann immer die Übereinstimmung "
      + "gemessen wird.",
    extra: (n) => `${number(n)} zusätzlich bewertend`,
    give: "Entscheiden", heldBy: (name) => `in Arbeit: ${name}`,
    isBack: "Die Entscheidung ist zurückgenommen. Hier ist die Aufgabe wieder.",
    isFair: "Entschieden: Beide Sichten sind vertretbar.", isSettled: "Entschieden.",
    isSkipped: "Jemand anderem überlassen.", isWithdrawn: "Die Aufgabe ist zurückgezogen.",
    kinds: { judgement: "Entscheidung", bothFair: "beide Sichten vertretbar" },
    labelerNumber: (n) => `Person ${number(n)}`,
    leaseIsOver: "Lange nichts geschehen: Jemand anderes kann die Aufgabe übernehmen. Was getan ist, bleibt.",
    list: "Alle strittigen", listEmpty: "Es gibt keine.", listTitle: "Alle strittigen Aufgaben",
    noMore: "Die Aufgabe war einmal strittig und ist es nicht mehr.", notCounted: "zählt nicht", ofTask: "Aufgabe",
    oneIn: (n) => number(n), said: "Was gesagt wurde", settled: "Entschieden",
    settledBy: (name, kind) => `${name}: ${kind}`, shownAs: (letters) => `sah ${letters}`,
    taskNumber: (id) => `Aufgabe ${number(id)}`, took: (ms) => `${decimal(ms / 60_000, 1)} min`,
    verdict: "Die Entscheidung", waiting: "Offen", withdraw: "Aufgabe zurückziehen", withdrawIt: "Zurückziehen",
    withdrawText: "Niemand bekommt sie mehr, und sie wird weder trainiert noch exportiert. Das lässt sich "
      + "zurücknehmen.",
    withModel: (share, votes, against) => `Das Reward-Modell widerspricht: Was ${number(votes)} von `
      + `${number(votes + against)} gesagt haben, hält es mit einer Wahrscheinlichkeit von ${share} für richtig.`,
  },

  record: {
    accepted: "Beurteilt wurden nur die Antworten, die kamen.", all: "Alle Gespräche", allBad: "alle schlecht",
    anyState: "Jeder", begins: "Beginnt mit", begun: "Begonnen", download: "Alle als NDJSON herunterladen",
    endings: { complete: "vollständig", truncated: "abgeschnitten", refused: "verweigert" },
    everybody: "Alle", filters: "Gezeigte Gespräche", goesOn: "Damit geht es weiter.",
    isDrawn: "Damit geht es weiter, aus den besten gelost.",
    judged: (order) => `gereiht ${order}`,
    labeler: "Wer", more: "Mehr zeigen", none: "Solche Gespräche gibt es nicht.", notCounted: "nicht gezählt",
    notShown: "nicht gezeigt: gleicht einer anderen Antwort, oder wurde nie beurteilt", noted: "Notiz:",
    ofOne: (name, begun, ended) => `${name}, begonnen ${begun}${ended ? `, beendet ${ended}` : ""}`,
    one: (id) => `Gespräch ${number(id)}`,
    opening: "Wie es beginnt",
    shown: (n) => `${counted(n, { one: "Gespräch", other: "Gespräche" })} gezeigt.`,
    spent: (seconds, tokens) => `${decimal(seconds, 1)} s`
      + (tokens === undefined ? "" : `, ${counted(tokens, { one: "Token", other: "Tokens" })}`),
    standings: {
      asking: "wird beantwortet", failed: "eine Antwort war nicht zu bekommen", ready: "wartet auf das Urteil",
      judged: "beurteilt", skipped: "übersprungen", dropped: "fallen gelassen",
    },
    state: "Stand",
    states: { open: "Offen", ended: "Beendet", failed: "Eine Antwort war nicht zu bekommen" },
    title: "Gespräche",
    turn: (n) => `Runde ${number(n)}`,
    turns: "Runden",
  },

  conversations: {
    about: "Bewertende sprechen mit Policies, die sie nicht kennen: Jede Runde beantworten mehrere, sie wird beurteilt "
      + "wie jede Aufgabe und geht mit der besten Antwort weiter.",
    answersOfATurn: "Antworten einer Runde, zusammen 2 bis 4", begins: "Beginnt mit", begun: "Begonnen",
    isOn: "Gespräche anbieten", isSaved: "Gespeichert.", labeler: "Wer", message: "Eröffnende Nachricht",
    mostOverall: "Gespräche insgesamt, höchstens (leer: beliebig viele)",
    mostPerLabeler: "Gespräche einer Person, höchstens (leer: beliebig viele)", mostTurns: "Runden eines Gesprächs",
    noPolicies: "Noch keine Policy ist befragbar: erst eine mit Endpunkt hinzufügen.", opening: "Erste Nachricht",
    openings: {
      labeler: "Die eigene der Person", message: "Die folgende", prompt: "Ein Prompt, der auf Antworten wartet",
    },
    read: "Alle Gespräche lesen", save: "Gespräche speichern", soFar: "Bisherige Gespräche", turns: "Runden",
    unsaved: "die Gespräche",
  },

  policies: {
    about: "Sprachmodelle, die Antworten schreiben. Wer bewertet, sieht nie, von welchem eine Antwort ist. Eine Policy "
      + "mit einem Endpunkt lässt sich fragen.",
    add: "Policy hinzufügen …", addIt: "Hinzufügen",
    added: (name) => `„${name}“ ist hinzugefügt.`,
    addTitle: "Policy hinzufügen",
    answers: (details) => `Antwortet (${details}):`,
    askedByBase: "Diese Policy ist die beste von mehreren Antworten einer anderen; gefragt wird jene.",
    asking: "Wird gefragt …",
    asModel: (model) => `als ${model}`,
    atEndpoint: "einem Endpunkt", baseModel: "Modell davor", bestOf: "den besten von mehreren",
    bestOfCount: "Antworten, von denen die beste genommen wird", bestOfHint: "Nach dem Reward-Modell, 2 bis 64.",
    bestOfPolicy: "Policy, die gefragt wird",
    bestOfThat: (count, name) => `die beste von ${number(count)} Antworten von ${name}`,
    byEngine: (engine) => `mit ${engine}`,
    change: "Ändern …",
    changeThat: (name) => `${name} ändern`,
    check: "Prüfen",
    checkThat: (name) => `Prüfen, ob ${name} antwortet`,
    completions: "Antworten hier",
    countsAs: (name) => `Sie zählt als andere Schreibweise von „${name}“.`,
    endings: { truncated: "abgeschnitten", refused: "eine Weigerung" },
    engine: "Trainiert mit",
    endpoint: {
      example: "http://127.0.0.1:8000/v1", maxTokens: "max_tokens", seed: "seed", temperature: "temperature",
      topP: "top_p",
      concurrency: "Anfragen zugleich", concurrencyHint: "Leer: 4.",
      key: "Schlüssel", keyHint: "Wird versiegelt aufgehoben und nie wieder gezeigt. Viele Server brauchen keinen.",
      keyStays: "Es gibt einen. Leer lassen, damit er bleibt; die Adresse eines anderen Servers nimmt ihn weg.",
      model: "Name des Modells dort", modelHint: "Leer: der Name der Policy.", more: "Mehr",
      perMinute: "Anfragen in der Minute", perMinuteHint: "Leer: so viele wie möglich.",
      removesKey: "Keinen Schlüssel mehr senden",
      seedHint: "Der erste; jede Frage bekommt ihren eigenen, daraus gezogen.",
      stop: "Texte, die eine Antwort beenden", stopHint: "Einer je Zeile.",
      systemPrompt: "System-Prompt", systemPromptHint: "Steht vor Prompts, die keinen eigenen haben.",
      timeout: "Sekunden für eine Antwort", timeoutHint: "Leer: 120.",
      url: "Adresse", urlHint: "Eines Servers, der OpenAIs API spricht, ohne /chat/completions.",
    },
    fromFiles: "Dateien",
    fromModel: (model) => `aus ${model}`,
    isBack: (name) => `„${name}“ ist wieder da.`,
    isRemoved: (name) => `„${name}“ wird nicht mehr gefragt.`,
    kl: "KL-Divergenz", klHint: "Vom Modell davor, in Nat.",
    merge: "Zusammenlegen",
    merged: (name, other) => `„${name}“ zählt jetzt als andere Schreibweise von „${other}“.`,
    mergeInto: "Sie ist dieselbe wie", name: "Name", noAnswer: "Keine Antwort.",
    none: "Noch keine: Ein Import, der sagt, von wem eine Antwort ist, legt eine an.", note: "Notiz",
    onReward: (model) => `auf Reward-Modell ${model}`,
    origin: "Woraus gemacht",
    originHint: "Soweit es bekannt ist. Was mit einer Übergabe trainiert wurde, kommt mit "
      + "podium policy add … --tuned-from MANIFEST.json dazu; das füllt das meiste hiervon aus.",
    remove: "Nicht mehr fragen", removed: "wird nicht mehr gefragt",
    removeHint: "Antworten, Urteile darüber und Name bleiben. Sie lässt sich jederzeit zurückholen.",
    restore: "Zurückholen", restoreHint: "Sie wird nicht mehr gefragt. Was sie geschrieben hat, ist noch da.",
    save: "Speichern",
    saved: (name) => `„${name}“ wird jetzt so gefragt.`,
    since: (when) => `bekannt seit ${when}`,
    source: "Die Antworten kommen von", spelling: "Andere Schreibweise",
    spellingHint: "Wo Dateien ein Modell auf zweierlei Weise nennen, können Zahlen beide als eines zählen. Antworten "
      + "behalten den Namen, mit dem sie kamen, und es lässt sich rückgängig machen.",
    spellingOf: (name) => `Schreibweise von ${name}`,
    title: "Policies",
    titleOf: (name) => `Policy ${name}`,
    toChange: "Ändern",
    tokens: (n) => counted(n, { one: "Token", other: "Tokens" }),
    unmerge: "Wieder für sich zählen",
    unmerged: (name) => `„${name}“ zählt wieder für sich.`,
    upToTokens: (n) => `bis zu ${counted(n, { one: "Token", other: "Tokens" })}`,
    use: "Verwendung", version: "Version", versionHint: "Wo es mehrere eines Namens gibt.",
    withKey: "mit Schlüssel",
  },

  sampling: {
    all: "alle", ask: "Fragen",
    cutOff: (n) => `${counted(n, { one: "Antwort", other: "Antworten" })} abgeschnitten`,
    each: "Antworten je Prompt",
    from: (n, name) => `${number(n)} von ${name}`,
    goOn: "Weitermachen",
    goOnWith: (when) => `Mit dem Lauf von ${when} weitermachen`,
    heads: {
      title: "Läufe", when: "Wann", asked: "Gefragt", prompts: "Aufgaben", answers: "Antworten", tokens: "Tokens",
      outcome: "Ergebnis",
    },
    most: "Höchstens so viele Prompts",
    noTask: (n) => `aus ${counted(n, { one: "Prompt", other: "Prompts" })} wurde keine Aufgabe`,
    nobody: "Noch lässt sich keine Policy fragen: erst eine mit Endpunkt hinzufügen.",
    of: (part, all) => `${number(part)} von ${number(all)}`,
    progress: "Wie weit der Lauf ist", queued: "Wartet, bis er an der Reihe ist …",
    refusals: (n) => counted(n, { one: "Ablehnung", other: "Ablehnungen" }),
    soFar: (done, all, tokens, left) => `${number(done)} von ${counted(all, { one: "Prompt", other: "Prompts" })}, `
      + `${counted(tokens, { one: "Token", other: "Tokens" })}${left ? `, noch etwa ${left}` : ""}`,
    statuses: {
      queued: "wartet", running: "läuft", succeeded: "fertig", failed: "fehlgeschlagen", stopped: "angehalten",
    },
    stop: "Anhalten", title: "Policies nach Antworten fragen",
    waiting: (n) => (n ? `${counted(n, { one: "Prompt wartet", other: "Prompts warten" })} auf Antworten.`
      : "Kein Prompt wartet auf Antworten; das tun solche, die ohne welche importiert werden."),
    why: (message) => `fehlgeschlagen: ${message}`,
  },

  settings: {
    changedElsewhere: "Jemand anderes hat dies gerade geändert.",
    changedToo: "Jemand anderes hat dies auch geändert, in:",
    discard: "Änderungen verwerfen",
    nothing: "(nichts)", nothingChanged: "Nichts hat sich geändert.", off: "aus", on: "an",
    save: "Einstellungen speichern", saved: "Einstellungen gespeichert.",
    savingReplaces: "Speichern setzt die eigene Fassung an ihre Stelle. ",
    savedElsewhere: (labels) => "Jemand anderes hat inzwischen Einstellungen gespeichert"
      + `${labels.length ? ` und ${strings.list(labels.map((label) => `„${label}“`))} geändert` : ""}. `
      + "Die eigenen Änderungen sind noch da: bitte prüfen und noch einmal speichern.",
    timeOfDay: "Uhrzeit", theServers: "die des Servers", unit: "Einheit",
    unsaved: (n) => counted(n, { one: "Änderung nicht gespeichert", other: "Änderungen nicht gespeichert" }),
    useTheirs: "Die andere übernehmen", wholeNumber: "Bitte eine ganze Zahl eingeben.",
  },

  spans: {
    every: (unit, n) => (n === 1 ? EACH[unit] : `alle ${spans[unit](n)}`),
    everyNight: "jede Nacht", of: spans,
    unit: (unit, isOne) => UNITS[unit][isOne ? "one" : "other"],
  },

  automatic: {
    askedFor: "Angefordert",
    atWork: (n) => `${counted(n, { one: "Auftrag läuft", other: "Aufträge laufen" })} gerade.`,
    cancelled: (why) => `Abgebrochen: ${why}`,
    cannotBeShown: (why) => `Das lässt sich gerade nicht anzeigen: ${why}`,
    done: "Erledigt",
    failed: (why) => `Gescheitert: ${why}`,
    forProject: (project) => `für ${project}`,
    inOrder: "Wiederkehrendes läuft, wie es soll.", jobs: "Aufträge", lastTime: "Letztes Mal", nextTime: "Nächstes Mal",
    noJobs: "Noch keine Aufträge. Ein Auftrag ist angeforderte Arbeit, etwa ein Trainingslauf.",
    noReason: "kein Grund genannt", nothingAtWork: "Gerade läuft kein Auftrag.",
    nothingDone: (why) => `Nichts getan: ${why}`,
    notYet: "Noch nicht", off: "Aus",
    progress: (what) => `Fortschritt: ${what}`,
    recurring: "Wiederkehrendes", running: "Läuft", showEarlier: "Frühere Aufträge zeigen",
    someFailed: (n) =>
      `${counted(n, { one: "wiederkehrende Arbeit ist", other: "wiederkehrende Arbeiten sind" })} zuletzt gescheitert.`,
    stands: "Stand",
    took: (span) => `dauerte ${span}`,
    tried: (times, why) =>
      ` ${counted(times, { one: "Versuch", other: "Versuche" })} bisher; zuletzt: ${why}`,
    waits: "Wartet, bis er an der Reihe ist.",
    waitsUntil: (time) => `Wartet bis ${time}.`,
    what: "Was",
  },

  named: {
    presets: {
      ranking: {
        title: "Rangfolge", summary: "2 bis 9 Antworten ordnen, Gleichstand erlaubt. Sonst wird nichts gefragt.",
      },
      instructGPT: {
        title: "InstructGPT", summary:
          "Ouyang et al. 2022, Tabelle 3: Gesamtqualität von 1 bis 7 und elf Merkmale je Antwort, dazu eine Rangfolge "
          + "aller Antworten mit Gleichstand.",
      },
      instructGPTTwoSteps: {
        title: "InstructGPT in zwei Schritten", summary:
          "Wie InstructGPT, in der Reihenfolge der Seite aus der Veröffentlichung: Erst wird jede Antwort bewertet, "
          + "dann werden alle geordnet, die Bewertungen im Blick.",
      },
      hhPairs: {
        title: "Paare: hilfreich und harmlos", summary:
          "Bai et al. 2022 (Anthropic HH): welche von zwei Antworten hilfreicher oder weniger schädlich ist und wie "
          + "viel besser, in vier Stufen ohne Gleichstand.",
      },
      llama2: {
        title: "Llama 2", summary:
          "Touvron et al. 2023 (Llama 2): welche von zwei Antworten besser ist, von deutlich besser bis kaum besser "
          + "oder unsicher, und eine Einstufung der Sicherheit.",
      },
      summarization: {
        title: "Zusammenfassungen", summary:
          "Stiennon et al. 2020: welche von zwei Zusammenfassungen besser ist, mit einer Sicherheit von 1 bis 9, und "
          + "jede auf vier Achsen von 1 bis 7, nach einer Notiz, was sie für sich gelesen sagt.",
      },
      helpSteer2: {
        title: "HelpSteer2", summary:
          "Wang et al. 2024 (HelpSteer2): fünf Eigenschaften von 0 bis 4 für jede von zwei Antworten, welche besser "
          + "ist auf einer Skala von −3 bis 3 und warum, und eine Sicherheit.",
      },
      arena: {
        title: "Arena", summary:
          "Chiang et al. 2024 (Chatbot Arena): A ist besser, B ist besser, Gleichstand, oder beide sind schlecht.",
      },
      demonstration: {
        title: "Musterantwort", summary:
          "Ouyang et al. 2022: Zum Prompt wird die ideale Antwort geschrieben, für überwachtes Fine-Tuning. Antworten, "
          + "die eine Aufgabe mitbringt, werden nur angesehen.",
      },
    },
    settingGroups: {
      gold: "Goldaufgaben und Wiederholungen",
      project: "Das Projekt",
      work: "Vergabe der Arbeit",
      training: "Nächtliches Training",
      people: "Bewertende und Lohn",
      disputes: "Strittige Aufgaben",
    },
    settings: {
      name: { label: "Name", help: "Wie alle es nennen. In Adressen bleibt der Kurzname." },
      status: {
        label: "Status", help: "Angefangene Arbeit lässt sich immer abschließen.", choices: {
          active: "Aktiv", paused: "Pausiert: vergibt nichts", archived: "Archiviert: für Bewertende unsichtbar",
        },
      },
      instructions: { label: "Anleitung für Bewertende", help: "Was sie vor dem Anfang lesen, in Markdown." },
      plainText: {
        label: "Texte wie geschrieben",
        help: "Prompts und Antworten erscheinen mit ihren Markdown-Zeichen, nicht formatiert.",
      },
      overlap: {
        label: "Bewertende je Aufgabe", help: "Wie viele Urteile jede Aufgabe bekommt, jedes von jemand anderem.",
      },
      rewardsWithoutForm: {
        label: "Rewards ohne Länge und Form",
        help: "Nimmt jedem Reward, was Länge, Listen und Satzzeichen der Antwort von ihm erklären, damit eine Policy "
          + "nicht durch sie gewinnt. Der Bericht sagt, was das kostet.",
      },
      samplesAfterPromotion: {
        label: "Nach jedem Einsetzen Policies fragen",
        help: "Prompts, die auf Antworten warten, bekommen sie dann von den Policies des letzten Laufs.",
      },
      extraLabelers: {
        label: "Mehr Bewertende, wo Urteile auseinandergehen",
        help: "Wie viele mehr als sonst eine Aufgabe beurteilen dürfen, über die Urteile weiter auseinandergehen, als "
          + "Rauschen erklärt; immer eine Person nach der anderen. 0: niemand.",
      },
      verdictsTrain: {
        label: "Entscheidungen im Training", choices: {
          beside: "Ein Urteil mehr über die Aufgabe", alone: "Das einzige Urteil über die Aufgabe",
          never: "Nicht benutzt: Sie messen nur",
        },
        help: "Bewertende werden so oder so an Entscheidungen gemessen, und keine Rangfolge wird je geändert.",
      },
      expertsSeeNames: {
        label: "Fachleute sehen, wer was gesagt hat",
        help: "Sonst haben Bewertende Nummern, bis entschieden ist.",
      },
      completeStartedFirst: {
        label: "Angefangene Aufgaben zuerst",
        help: "Aufgaben, die schon einige ihrer Urteile haben, kommen vor unberührten.",
      },
      acquisition: {
        label: "Welche Aufgaben zuerst", choices: {
          off: "Zufällig", uncertainty: "Zuerst, worin das Reward-Modell unsicher ist",
        },
        help: "Bei gleicher Priorität. Neu geordnet wird nach jedem Einsetzen eines Modells und Minuten nach einem "
          + "Import.",
      },
      randomShare: {
        label: "Zufallsanteil in Prozent",
        help: "Wie viele Aufgaben der Zufall zieht, wo das Modell die anderen wählt. Einmal Gezogenes bleibt gezogen.",
      },
      goldShare: {
        label: "Goldaufgaben in Prozent",
        help: "Wie viel der Arbeit jeder Person eine bekannte Antwort hat. Es sieht aus wie alles andere, wird nie "
          + "gezählt und nimmt keiner anderen Aufgabe den Platz.",
      },
      repeatShare: {
        label: "Wiederholungen in Prozent",
        help: "Wie viel der Arbeit jeder Person sie schon beurteilt hat, um zu sehen, wie weit sie mit sich selbst "
          + "übereinstimmt. Auch das wird nie gezählt.",
      },
      repeatAfterDays: {
        label: "Tage bis zu einer Wiederholung", help: "Und nicht, bevor die Änderungsfrist vorbei ist.",
      },
      goldRule: {
        label: "Was aus wenigen Punkten folgt", choices: {
          nothing: "Nichts", tell: "Die Person erfährt es, in freundlichen Worten",
          pause: "Nichts Neues für die Person, bis die Projektleitung es aufhebt",
          ask: "Die Projektleitung soll entscheiden",
        },
        help: "Wenn das ganze Intervall unter der Grenze liegt, also durch mehr als Zufall. Was folgte, steht im "
          + "Verzeichnis und lässt sich aufheben.",
      },
      goldTasks: {
        label: "Goldaufgaben, auf denen das beruht",
        help: "Die letzten so vielen der Person. Bei weniger folgt nichts.",
      },
      goldThreshold: {
        label: "Grenze der Punkte in Prozent", help: "Wer zufällig antwortet, kommt auf 50.",
      },
      leaseSeconds: {
        label: "Reservierung", help: "Wie lange eine Aufgabe auf jemanden wartet, der still geworden ist.",
      },
      editWindowSeconds: { label: "Änderungsfrist", help: "Wie lange sich Abgegebenes noch ändern lässt." },
      gentleCheck: {
        label: "Bei Eile nachfragen",
        help: "Die Seite fragt einmal nach, wenn alles gleichauf ist oder etwas schneller kommt, als sich lesen lässt.",
      },
      retrainAt: {
        label: "Jede Nacht trainieren",
        help: "Das Training stört niemanden, und was sich als schlechter erweist, wird nicht eingesetzt.",
      },
      timeZone: {
        label: "Zeitzone", help: "Wessen Nächte gemeint sind, etwa Europe/Berlin. Ohne Angabe die des Servers.",
      },
      labelersSeeTime: {
        label: "Bewertende sehen ihre Stunden",
        help: "Alle nur die eigenen, nach Wochen. Wie viele Urteile sie abgegeben haben, sehen sie immer.",
      },
      labelersSeePay: {
        label: "Bewertende sehen ihren Lohn",
        help: "Was die eigenen Wochen zum eigenen Satz ergeben. Das sagt ihnen auch ihre Stunden.",
      },
      labelersSeeAgreement: {
        label: "Bewertende sehen ihre Übereinstimmung",
        help: "Wie oft sie mit allen anderen zusammen übereinstimmen, mit Intervall; nie, mit wem.",
      },
      labelersSeeHabits: {
        label: "Bewertende sehen, wie sie urteilen",
        help: "Was ihre Urteile zieht, wie oft sie gleichauf setzen und wie schnell sie sind, neben allen zusammen.",
      },
      payPer: {
        label: "Wofür bezahlt wird", choices: {
          nothing: "Für nichts: es wird kein Lohn berechnet", hour: "Für Stunden aktiver Zeit",
          judgement: "Für Urteile",
        },
        help: "Überzählige Urteile werden bezahlt wie andere. Zeit für Übersprungenes und Änderungen zählt nur nach "
          + "Stunden.",
      },
      payRate: {
        label: "Satz in der kleinsten Einheit",
        help: "Für eine Stunde oder ein Urteil, etwa 1500 für 15,00. Eine Person kann einen anderen Satz haben.",
      },
      payCurrency: { label: "Währung", help: "Ein Kürzel wie EUR, USD oder JPY, oder ein anderes Wort." },
    },
    work: {
      agreement: "Misst, wie weit Bewertende übereinstimmen",
      followGold: "Sieht nach, ob aus Punkten auf Goldaufgaben etwas folgt",
      measureAgreement: "Sieht nach, ob die Übereinstimmung neu zu messen ist",
      sampling: "Fragt Policies nach Antworten",
      weightPreview: "Misst, was ein Gewicht änderte",
      judging: "Fragt einen KI-Richter nach seinem Urteil über Antworten",
      acquisition: "Stellt voran, worin das Reward-Modell unsicher ist",
      chooseTasks: "Sieht nach, ob Aufgaben neu zu ordnen sind",
      deleteJobs: "Vergisst Aufträge 90 Tage nach ihrem Ende",
      forgetAddresses: "Vergisst alte Adressen, von denen aus etwas geändert wurde",
      deleteSessions: "Vergisst abgelaufene Anmeldungen",
      expireLeases: "Gibt liegen gelassene Aufgaben frei",
      finishChanges: "Bringt unterbrochene Änderungen zu Ende",
      concludeEvaluations: "Schließt Auswertungen von Policies ab, wenn alles beurteilt ist",
      sampleAfterPromotion: "Sieht nach, ob nach einem Einsetzen Policies zu fragen sind",
      nightlyTraining: "Trainiert das Reward-Modell bei neuen Urteilen",
      training: "Trainiert ein Reward-Modell",
    },
    phases: {
      features: "Liest die Prompts",
      crossValidation: "Kreuzvalidierung",
      fit: "Passt das Modell an alle Prompts an",
      evaluation: "Misst, was Modelle von ungesehenen Prompts voraussagen",
    },
    promotions: {
      held: () => "Jemand ist zu einem früheren Modell zurückgegangen. Bis jemand ein Modell einsetzt, geschieht das "
        + "nicht von selbst; dieses lässt sich einsetzen.",
      overtaken: () => "Währenddessen wurde ein anderes Modell eingesetzt; es bleibt.",
      noBetterThanChance: (report) => report?.promotion?.isOfRewardsWithoutForm
        ? "Ohne das, was Länge und Form erklären und was dieses Projekt aus allen Rewards herausrechnet, nicht "
          + `besser als ein Münzwurf${shortfall(report.coinWithoutForm)}`
        : `Nicht besser als ein Münzwurf${shortfall(report?.coin)}`,
      noBetterThanLength: (report) => `Nicht besser als die bloße Länge der Antworten${shortfall(report?.length)}`,
      first: () => "Das erste, und besser als Zufall und als die Länge allein.",
      unreadable: () => "Das bisherige Modell lässt sich nicht lesen; dieses tritt ohne Vergleich an seine Stelle.",
      tooFewPrompts: (report) => tooFew(report?.promoted),
      worse: (report) => `Schlechter als das eingesetzte Modell${comparison(report?.promoted)}`,
      notWorse: (report) => `Nicht schlechter als das bisherige Modell${comparison(report?.promoted)}`,
    },
    messages: {
      runStarted: ([run]) => `Trainingslauf ${run} wurde gestartet.`,
      runUnderWay: () => "Ein anderer Trainingslauf war noch im Gang.",
      nothingRanked: () => "Es ist noch nichts geordnet.",
      nothingNew: () => "Seit dem letzten Trainingslauf wurde nichts geordnet.",
      tooFewPrompts: ([least, known]) =>
        `Das Training braucht mindestens ${counted(Number(least), { one: "Prompt", other: "Prompts" })}, bei denen von `
        + `zwei verschiedenen Antworten eine vorgezogen wurde; es gibt ${number(Number(known))}. Mehr Prompts ordnen, `
        + "oder mit weniger Gleichstand.",
      tooFewDifferentPrompts: ([all, known, least]) =>
        `Fast gleiche Prompts zählen als einer: Die ${number(Number(all))}, bei denen von zwei verschiedenen Antworten `
        + `eine vorgezogen wurde, zählen als ${number(Number(known))}. Das Training braucht mindestens `
        + `${number(Number(least))}. Mehr Prompts ordnen, oder mit weniger Gleichstand.`,
      noComparisons: () => "Gemessen wird an Antworten ohne Gleichstand, und davon gibt es keine. Einige so ordnen.",
      processExited: ([status]) => `Das Training brach ab, mit Status ${status}.`,
      processKilled: ([signal]) =>
        `Das Training wurde durch Signal ${signal} beendet. Signal 9 kann heißen, dass der Speicher nicht reichte.`,
      runStopped: () => "Der Lauf wurde vor seinem Ende angehalten; bitte neu starten.",
      runNotQueued: () => "Der Lauf ließ sich nicht einreihen. Bitte neu starten.",
      runEndedBefore: ([run]) => `Trainingslauf ${run} wurde beendet, bevor er an der Reihe war.`,
      podiumStopped: () => "Podium wurde während dieses Laufs beendet. Bitte einen neuen starten.",
      serverEnded: () => "Der Server wurde währenddessen beendet.",
      seeLog: () => "Die Ursache steht im Protokoll des Servers.",
      readingPrompts: ([prompts]) => `liest ${counted(Number(prompts), { one: "Prompt", other: "Prompts" })}`,
      crossValidating: ([lambda]) => `Kreuzvalidierung mit λ = ${lambda.replace(".", ",")}`,
      scoringTasks: ([tasks]) =>
        `fragt das Reward-Modell nach ${counted(Number(tasks), { one: "offenen Aufgabe", other: "offenen Aufgaben" })}`,
      askingJudge: ([done, all]) => `${number(Number(done))} von ${number(Number(all))} Aufgaben beurteilt`,
      askingPolicies: ([done, all]) => `Antworten zu ${number(Number(done))} von ${number(Number(all))} Prompts`,
      placingTasks: ([tasks]) =>
        `ordnet ${counted(Number(tasks), { one: "offene Aufgabe", other: "offene Aufgaben" })}`,
      fitting: ([lambda]) => `Anpassung an alle Prompts mit λ = ${lambda.replace(".", ",")}`,
      predicting: () => "sagt jeden Prompt aus den anderen voraus",
      fittingFields: () => "sagt voraus, was zu den Feldern des Formulars geantwortet wird",
      measuring: ([prompts]) => `misst auf ${counted(Number(prompts), { one: "Prompt", other: "Prompts" })}, jeden mit `
        + "einem Modell, das ihn nicht kannte",
      measured: () => "gemessen",
      comparingJudgements: ([done, all]) => `${number(Number(done))} von ${number(Number(all))} Urteilen verglichen`,
      resamplingTasks: ([groups]) =>
        `zieht für die Intervalle Aufgaben neu, in ${counted(Number(groups), { one: "Gruppe", other: "Gruppen" })}`,
      weighingLabelers: ([tasks]) => `findet aus ${number(Number(tasks))} Aufgaben heraus, wie jede Person urteilt`,
      findingDisputes: ([tasks]) =>
        `sieht ${counted(Number(tasks), { one: "Aufgabe", other: "Aufgaben" })} an, die strittig sein könnten`,
      promotedByHand: () => "Von Hand eingesetzt.",
      rolledBack: () => "Zurück zu einem früheren Modell.",
      promotionConfirmed: () => "Bestätigt. Das Training darf es wieder ersetzen.",
    },
    remarks: {
      noFreeSlot: () => "Zusätzlich aufgehoben: Die Aufgaben haben schon so viele Urteile oder Bewertende, wie sie "
        + "sollen. Dürfen es mehr je Aufgabe sein, zählen sie.",
      taskWithdrawn: () => "Zusätzlich aufgehoben: Die Aufgaben sind zurückgezogen. Zurückgeholt zählen sie.",
      differs: () => "Nicht gespeichert: Sie weichen von den Urteilen ab, die es von denselben Bewertenden schon gibt. "
        + "Sind sie von jemand anderem, dann unter einem anderen Namen importieren (labeledBy).",
      unrankedAnswers: () => "Antworten ohne Rang sind weggelassen.",
      deletedAnswers: () => "Gelöschte Antworten sind weggelassen.",
      unfinishedJudgements: () => "Entwürfe und verworfene oder abgebrochene Urteile sind weggelassen.",
      partialRankings: () => "Urteile, die nicht alle Antworten ordnen, sind weggelassen; die Aufgaben sind da.",
      withdrawnTask: () => "Die Aufgaben gibt es schon, und sie sind zurückgezogen: Niemand bekommt sie. Damit sie "
        + "bewertet werden, den Import zurückholen, mit dem sie zurückgezogen wurden, oder die Aufgaben einzeln.",
      unknownField: (field, nearest) => (field ? `Das Feld „${field}“ wird nicht gelesen.`
        : "Weitere Felder werden nicht gelesen.") + (nearest ? ` Ist „${nearest}“ gemeint?` : ""),
      notShown: (field) => `Das Feld „${field}“ wird aufgehoben und exportiert; Bewertende sehen es nicht.`,
      notReadBack: (field) => `Das Feld „${field}“, das Podium exportiert, wird nicht wieder eingelesen.`,
    },
  },

  problems: {
    allBadNotAsked: "Dieses Formular fragt nicht, ob alle schlecht sind. Die Angabe weglassen.",
    cannotBeAsked: "Diese Policy hat keinen Endpunkt oder wird nicht mehr gefragt.",
    completionCount: "So viele Antworten sind für dieses Formular nicht möglich.",
    demonstrationNotAsked: "Dieses Formular fragt nach keiner Musterantwort. Die Angabe weglassen.",
    demonstrationTooLong: "Die Musterantwort ist zu lang. Bitte kürzen.",
    demonstrationTooShort: "Die Musterantwort ist kürzer, als das Formular verlangt.",
    ambiguousFormat: "Das kann zweierlei Format sein, mit verschiedener Bedeutung. Über die API oder die Befehlszeile "
      + "lässt sich sagen, welches gemeint ist.",
    identicalTexts: "chosen und rejected sagen dasselbe; es gibt nichts vorzuziehen.",
    mixedSides: "Von chosen und rejected ist das eine ein Text und das andere eine Liste von Nachrichten.",
    noAnswer: "Eine Antwort fehlt.",
    noChoice: "Welche der beiden Antworten besser ist, steht nicht da.",
    noItems: "Es gibt keine Liste von Einträgen mit id, wie ein Ranker sie hat.",
    noPost: "Es gibt weder einen Beitrag noch einen Artikel, der zusammengefasst würde.",
    noPreference: "Diese Zeile bewertet eine einzelne Antwort und zieht nichts vor.",
    noPrompt: "Was gefragt war, fehlt oder ist nicht eindeutig.",
    noRanking: "Niemand hat eine Rangfolge abgegeben; welche Felder Antworten sind, ist nicht bekannt.",
    noTranscript: "Der Text endet nicht mit „Assistant:“ nach dem, was die Person sagt.",
    noWinner: "Genau eine der drei Spalten für den Sieger ist 1.",
    nothingToCompare: "Keine Nachricht dieses Baums hat zwei Antworten, die sich vergleichen ließen.",
    unequalTurns: "Frage und Antworten haben nicht gleich viele Runden.",
    differentQuestions:
      "chosen und rejected gehen schon vor der letzten Antwort auseinander; sie antworten auf Verschiedenes.",
    differs: (_, [labeler]) =>
      `Nicht gespeichert: Von ${labeler ? `„${labeler}“` : "derselben Person"} gibt es dazu schon ein anderes Urteil.`,
    durationOutOfRange: "durationMs ist die Arbeitszeit, 0 bis eine Woche.",
    emptyCompletions: "Alle Antworten sind leer.",
    emptyExternalId: "Die externalId ist leer. Eine angeben, oder das Feld weglassen.",
    emptyLine: "Diese Zeile ist leer.",
    emptyPrompt: "Der Prompt ist leer.",
    emptyReason: "Hier fehlt, warum: Andere, die das Projekt leiten, suchen danach.",
    emptyTier: "Dieser Rang ist leer.",
    externalIdTaken: "Eine andere Aufgabe des Projekts hat diese externalId. Eine andere vergeben.",
    formTooLong: "Das Formular hat zu viele Wörter. Lange Erklärungen gehören in die Anleitung.",
    identicalCompletions: (_, groups) => (groups.length
      ? `Die Antworten ${groups.map((group) => and(group.split(" "))).join("; ")} sind derselbe Text.`
      : "Antworten sind derselbe Text; zwischen ihnen gibt es nichts vorzuziehen."),
    identicalTranscripts: "chosen und rejected sagen dasselbe; es gibt nichts vorzuziehen.",
    instructionsTooLong: "Die Anleitung ist zu lang.",
    invalidCount: (pointer) => (pointer === "/bestOf/count"
      ? "Die beste wird von 2 bis 64 Antworten genommen." : undefined),
    invalidEditWindow: "Diese Frist ist nicht möglich: höchstens ein Jahr.",
    invalidField: (_, [fault, what, near]) => ({
      missing: `Das Feld „${what}“ fehlt.`,
      misspelt: `Das Feld „${what}“ fehlt. Ist es das mit dem Namen „${near}“?`,
      expected: `Hier gehört ${EXPECTED[what] ?? EXPECTED.other} hin.`,
      twice: `Das Feld „${near}“ steht hier zweimal.`,
    }[fault] ?? "Dieses Feld fehlt oder hat einen Wert, der hier nicht stehen kann."),
    invalidHash: "Ein SHA-256 hat 64 Zeichen, 0 bis 9 und a bis f.",
    invalidKey: (pointer) => (pointer.startsWith("/fields/")
      ? "Diese Taste gehört schon der Seite. Bitte eine andere wählen."
      : "Ein Schlüssel besteht aus sichtbaren ASCII-Zeichen ohne Leerzeichen."),
    invalidKL: "Eine KL-Divergenz ist eine Zahl ab 0.",
    invalidLabel: "Eine Beschriftung steht in einer Zeile, hat sichtbare Zeichen und nicht zu viele davon.",
    invalidLabeler: "Dieser Name ist zu lang, leer oder hat unsichtbare Zeichen.",
    invalidLease: "Eine Reservierung dauert eine Minute bis einen Tag.",
    invalidLength: "So viele Zeichen sind nicht möglich. Leer lassen, wenn beliebig kurze Texte recht sind.",
    invalidLine: (pointer) => `${line(pointer)} ist nicht zu lesen: Jede nennt eine Aufgabe und ihre Bewertungen.`,
    invalidMaxTokens: "Das ist eine ganze Zahl ab 1, höchstens eine Million.",
    invalidModel: "So kann das Modell dort nicht heißen: Der Name fehlt oder ist zu lang.",
    invalidName: (pointer) => (pointer.startsWith("/fields/")
      ? "Der Name wird gespeichert und exportiert: erst ein Kleinbuchstabe, dann Buchstaben ohne Umlaute und Ziffern."
      : "Ein Name hat 1 bis 200 Zeichen, alle sichtbar."),
    invalidOverlap: "Jede Aufgabe braucht 1 bis 100 Bewertende.",
    invalidParts: "Gemessen wird am Validierungsteil, am Testteil oder an beiden, nie an dem, woran trainiert wurde.",
    invalidPriority: "Die Priorität geht von −100 bis 100.",
    invalidScale: "Die Skala muss aufwärts gehen und darf nicht zu lang sein.",
    invalidSlug: "Ein Kurzname hat 1 bis 64 Kleinbuchstaben ohne Umlaute, Ziffern und innere Bindestriche.",
    invalidStop: "Ein Text, der eine Antwort beendet, hat 1 bis 200 Bytes.",
    invalidStrength: "Abstufungen gehen von 1 aufwärts, die schwächste zuerst.",
    invalidTemperature: "Die Temperatur ist eine Zahl von 0 bis 2.",
    invalidTimeOfDay: "Eine Uhrzeit steht hier wie 02:30.",
    invalidTopP: "Das ist ein Anteil über 0 und höchstens 1.",
    invalidURL: "Das ist keine Adresse eines Servers. Sie sieht etwa so aus: http://127.0.0.1:8000/v1.",
    invalidUsername: "Dieser Name ist so nicht möglich: Er hat Buchstaben, Ziffern und . _ - @ +, und nicht zu viele.",
    invalidValue: (pointer) => (pointer.endsWith("/value")
      ? "Ein gespeicherter Wert hat nur Buchstaben ohne Umlaute, Ziffern und - _ ." : undefined),
    invalidWeight: "Ein Gewicht ist eine Zahl von 0 bis 1 mit höchstens zwei Nachkommastellen.",
    knownTask: (_, fields) => "Diese Aufgabe gibt es schon. Sie bleibt, wie sie ist; was hier anders ist, wurde "
      + `ausgelassen${fields.length ? `: ${and(fields)}` : ""}.`,
    lastAdmin: "Es bliebe niemand, der sich anmelden und dieses Podium verwalten kann.",
    lineTooLong: "Diese Zeile ist zu lang. Ist es NDJSON, ein JSON-Objekt je Zeile?",
    malformedJSON: (_, [fault, ...rest]) => {
      if (fault === "cutOff") return "Diese JSON-Liste ist abgeschnitten: Ihr Ende, eine ], fehlt.";
      if (fault === "expected") return `Hier gehört ${EXPECTED[rest[0]] ?? EXPECTED.other} hin.`;
      const [byte, value] = rest;
      const why = NO_JSON[fault]?.replace("{}", () => value ?? "");
      return why ? `Das ist kein gültiges JSON, bei Byte ${byte}: ${why}`
        : "Das ist nicht das JSON, das hier stehen müsste.";
    },
    measuring: "Gerade wird ein anderes Modell gemessen. Bitte danach noch einmal versuchen.",
    measuringFailed: "Die Messung ist gescheitert. Das Protokoll des Servers nennt den Grund.",
    missingAnswer: "Diese Frage muss beantwortet werden.",
    missingCompletions: "Nicht jede Antwort hat einen Rang.",
    missingDemonstration: "Die Musterantwort fehlt.",
    missingScale: "Eine Skala braucht eine kleinste und eine größte Zahl, etwa 1 und 7.",
    missingStrength: "Hier fehlt, wie viel besser dieser Rang ist als der nächste.",
    missingTask: "Eine Aufgabe, die zurückgehalten wurde, fehlt in der Datei. Alle des Teils bewerten.",
    mixedAlphabets: "Ein Name bleibt bei einem Alphabet: lateinisch, griechisch, kyrillisch …",
    modelPruned: "Die Datei dieses Modells wurde für neuere aufgegeben. Neu trainieren ergibt wieder eines.",
    noCommonPrompt: "chosen und rejected haben keinen gemeinsamen Anfang, der mit „Assistant:“ endet.",
    noFields: "Ein Formular, das nur bewertet, braucht wenigstens eine Frage.",
    noStrengths: "Ohne Abstufungen kann keine erforderlich sein.",
    notHeldOut: (pointer) => `${line(pointer)}: Die Aufgabe ist in keinem der Teile, die die Datei nennt.`,
    noTies: "Ohne Gleichstand braucht es keine Worte dafür.",
    notAFlag: "Ein Merkmal ist true oder false.",
    notAText: "Hier gehört ein Text hin.",
    notAnOption: "Das ist keine der Optionen.",
    notEnoughData: "Noch ist nichts geordnet, woraus sich lernen ließe.",
    nothingToRank: "Dieses Formular ordnet nicht; vorher zu bewerten geht nur, wo danach geordnet wird.",
    nothingToRate: "Hier gibt es an den Antworten nichts zu bewerten. Das Urteil oder diese Frage ändern.",
    notScores: "Das ist keine Datei mit Bewertungen. score.py aus dem Ordner einer Übergabe schreibt eine.",
    notTheAssistant: "Eine Antwort beginnt mit einer Nachricht von assistant. Das davor gehört zum Prompt.",
    noteTooLong: "Die Notiz ist zu lang. Bitte kürzen.",
    notOfKind: "Das gibt es bei dieser Art nicht.",
    nulCharacter: "Hier steht ein unsichtbares NUL-Zeichen. Bitte entfernen.",
    optionCount: "Eine Auswahl hat wenigstens zwei Optionen, und nicht zu viele.",
    otherSnapshot: "Diese Bewertungen gehören zur Übergabe eines anderen Projekts oder eines anderen Podium.",
    otherTexts: (pointer) => `${line(pointer)}: Was bewertet wurde, ist nicht, was in der Aufgabe steht.`,
    outOfBounds: "Das ist keine ganze Zahl, oder sie ist zu klein oder zu groß.",
    outOfScale: "Dieser Wert steht nicht auf der Skala.",
    ownAccount: "Das geht nicht beim eigenen Konto.",
    rankTooLow: "Ränge beginnen bei 1, dem besten.",
    rankingNotAsked: "Dieses Formular ordnet nicht. Die Ränge weglassen.",
    ranksAndRankings: "ranks und rankings sagen Verschiedenes. ranks weglassen und in rankings angeben, wer was sagt.",
    repeatedCompletion: "Eine Antwort hat hier zwei Ränge.",
    repeatedKey: "Diese Taste hat schon eine andere Frage.",
    repeatedLabeler: "Von derselben Person steht hier schon ein Urteil. Nur eines behalten.",
    repeatedName: "Zwei Fragen heißen gleich. Bitte eine umbenennen.",
    repeatedValue: "Zwei Optionen haben denselben Wert. Bitte einen ändern.",
    runActive: "Ein Trainingslauf ist schon im Gang.",
    scoreCount: (pointer) => `${line(pointer)}: Es sind nicht so viele Bewertungen, wie die Aufgabe Antworten hat.`,
    slugTaken: "Diesen Kurznamen gibt es schon. Bitte einen anderen wählen.",
    strengthNotAsked: "Dieses Formular fragt nicht, wie viel besser. Die Angabe weglassen.",
    strengthCount: "So viele Abstufungen sind nicht möglich.",
    takenName: "Dieser Name ist in JavaScript vergeben. Bitte einen anderen wählen.",
    taskTwice: (pointer) => `${line(pointer)}: Diese Aufgabe stand schon da.`,
    textTooShort: "Dieser Text ist kürzer, als das Formular verlangt.",
    textTooLong: "Das ist zu lang. Bitte kürzen.",
    tieNotAllowed: "Dieses Formular möchte keinen Gleichstand.",
    tooFewHeldOut: "Es ist zu wenig da, um daran zu trainieren oder zu messen. Mehr bewerten lassen und neu übergeben.",
    tooManyChecks: "Das waren viele Prüfungen in einer Minute. Bitte kurz warten.",
    tooManyFields: "Das Formular hat zu viele Fragen.",
    tooManyRankings: "Diese Zeile hat zu viele Urteile. Bitte aufteilen.",
    tooManyStops: "So viele Texte können eine Antwort nicht beenden.",
    turnCount: "So viele Nachrichten kann eine Antwort nicht haben.",
    twoKeys: "Ein Schlüssel wird entweder gesetzt oder weggenommen.",
    unknownCompletion: "Diese Antwort gehört nicht zu dieser Aufgabe.",
    unknownField: "Dieses Feld gibt es hier nicht.",
    unknownForm: "Was diese Version des Formulars fragt, hat die Datei vorher nicht gesagt. Zeilen zusammenhalten "
      + "oder formVersion weglassen.",
    unknownStrength: "Diese Abstufung gibt es im Formular nicht.",
    unknownTask: (pointer) => `${line(pointer)}: Diese Aufgabe gibt es in der Momentaufnahme nicht.`,
    unknownTimeZone: "Diese Zeitzone gibt es nicht. Namen sind wie Europe/Berlin.",
    unreadableFile: "Das ist kein Text: Die Datei ist gepackt oder anders kodiert. Gebraucht wird UTF-8.",
    usernameTaken: "Diesen Namen hat schon jemand. Bitte einen anderen wählen.",
    wrongCount: "Hier gehört für jede Antwort genau ein Wert hin.",
  },
};

speakToManagers(german);
