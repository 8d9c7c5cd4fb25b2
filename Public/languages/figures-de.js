import { counted, decimal, number } from "../core/format.js";
import { speakToManagers, strings } from "../core/language.js";
import { count } from "./managing-de.js";

// Deutsch dessen, was gemessen wird. Feste Wörter wie in managing-de.js.

/** @param {number} n */
const groups = (n) => counted(n, { one: "Gruppe fast gleicher Prompts", other: "Gruppen fast gleicher Prompts" });

/** Weniger Gruppen von Prompts geben kein Intervall, dem zu trauen ist. */
const FEWEST = 10;

/** @param {number} [needed] */
const enough = (needed) => (needed === undefined ? "Geht es so weiter, reicht keine Zahl, die jemand bewertet."
  : needed <= FEWEST ? `Um etwas zu sagen, braucht es mindestens ${number(FEWEST)}.`
  : `Geht es so weiter, reichen etwa ${number(needed)}.`);

/** @type {import("./figures-en.js").Figures} */
const german = {
  model: {
    accuracy: "Genauigkeit, 95-%-Intervall", accuracyOfRun: "Genauigkeit",
    again: (trigger, snapshot) => `${trigger}, noch einmal aus Momentaufnahme ${snapshot}`,
    chart: (runs, latest) => `Genauigkeit auf zurückgehaltenen Prompts von ${count.runs(runs)}, zuletzt ${latest}; die `
      + "Zahlen stehen in der Tabelle darunter",
    earlier: (n) => `${number(n)} frühere`,
    failed: (why) => `Gescheitert: ${why}`,
    interval: (lower, upper) => `${lower} bis ${upper}`,
    logLoss: "Log-Loss", longerWins: "Längere gewinnt", longerWinsLine: "Die längere gewinnt",
    next: (time) => `Nächster automatischer Lauf: ${time}.`,
    nightlyOff: "Nachts wird nicht trainiert.",
    none: "Noch kein Lauf. Der erste braucht einige gezählte Rangfolgen oder Paarvergleiche.",
    noReason: "kein Grund genannt", notPromoted: "Nicht eingesetzt.", outcome: "Ergebnis",
    progress: "Fortschritt des Trainingslaufs", promoted: "Eingesetzt.", queued: "Wartet",
    reproduction: "Noch einmal aus einer gespeicherten Momentaufnahme trainiert und darum nicht von selbst eingesetzt: "
      + "Seither kann es neue Urteile geben.",
    retrain: "Jetzt trainieren", running: "Läuft", runs: "Trainingsläufe", startedBy: "Gestartet",
    triggers: { manual: "von Hand", schedule: "nach Zeitplan", commandLine: "von der Kommandozeile" },
    twoAgree: "Zwei Personen sind sich einig",
    waiting: (n) => `${counted(n, { one: "neues Urteil", other: "neue Urteile" })} seit dem letzten Lauf.`,
    when: "Wann",
  },

  report: {
    accuracyWithError: "Genauigkeit ± Standardfehler", agreementLevel: "Niveau der Intervalle",
    asIn: (word) => `wie in ${word}`,
    back: "Reward-Modell", baselines: "Das Modell neben dem, was es übertreffen muss",
    basis: (prompts, comparisons, parts) => `Das Modell, das antwortet, ist an alle ${number(prompts)} Prompts mit `
      + `ihren `
      + `${number(comparisons)} Vergleichen angepasst. Gemessen ist hier nichts an dem, was es kennt: Die Prompts `
      + `wurden `
      + `auf ${number(parts)} Teile verteilt, und jeden Teil sagte ein Modell der übrigen voraus. Fast gleiche Prompts `
      + "gelten dabei als einer, in den Teilen wie in den Intervallen. Nur die Eigenschaften weiter unten sind die des "
      + "Modells selbst.",
    basisDrawn: "Wie gut es ist, wird von den Prompts gesagt, die der Zufall gezogen hat, nicht von denen, die ein "
      + "Modell gewählt hat.",
    basisUnknown: "Dieser Lauf stammt von einem früheren Podium, das einen Teil der Prompts zurückhielt und daran maß.",
    before: "Eingesetztes Modell, auf ihm neuen Prompts",
    breakdowns: "Wo es gut ist und wo nicht",
    breakdownsText: "Dieselben Vergleiche, aufgeteilt. Wo sich zwei Intervalle weit überlappen, müssen sich die Zeilen "
      + "nicht unterscheiden; unter vielen Zeilen fallen einige durch Zufall auf. Weniger als 10 Gruppen von Prompts "
      + "sind zu wenige.",
    by: {
      completions: "Nach Zahl der Antworten", policies: "Nach Paaren von Policies", promptLength: "Nach Länge des "
        + "Prompts",
      labeler: "Nach Bewertenden", strength: "Nach Stärke der Bevorzugung",
    },
    byChance: (error) => `${error} schon durch Zufall`,
    calibration: "Stimmen die Wahrscheinlichkeiten?",
    calibrationChart: (error) => `Vorausgesagte gegen beobachtete Wahrscheinlichkeit; Kalibrierungsfehler ${error}. `
      + "Die Zahlen stehen in der Tabelle daneben",
    calibrationError: "Kalibrierungsfehler (ECE)",
    calibrationText: (error, chance, isNoise) => "Von allen Vergleichen, denen das Modell 70 % gibt, sollten etwa 70 "
      + "% so "
      + `ausgehen. Der mittlere Abstand (expected calibration error, zehn Klassen) ist ${error}; bei genau richtigen `
      + `Wahrscheinlichkeiten wäre er schon durch Zufall etwa ${chance}. `
      + (isNoise ? "So wenig mehr zeigt keinen Fehler."
        : "Das ist mehr, als der Zufall ergibt: Die Wahrscheinlichkeiten sind mit Vorsicht zu lesen."),
    ceiling: (difference, pairs) => `Wie oft das Modell bei den ${number(pairs)} Paaren, die zwei oder mehr Menschen `
      + "geordnet haben, mit einem Menschen übereinstimmt, abzüglich dessen, wie oft es ein anderer Mensch tut: "
      + `${difference}. Ein Modell kann besser sein als Menschen untereinander: Eines, das weiß, was die meisten sagen `
      + "würden, stimmt mit jedem von ihnen öfter überein.",
    characters: (from, to) => (to === undefined ? `${number(from)} Zeichen oder mehr`
      : `${number(from)} bis ${number(to)} Zeichen`),
    coin: "Eine Münze",
    column: { completions: "Antworten", policies: "Paar", promptLength: "Prompt", labeler: "Wer", strength: "Stärke" },
    comparisons: "Vergleiche", comparisonsLearned: "Vergleiche, aus denen gelernt wurde",
    comparisonsOf: (n) => counted(n, { one: "Vergleich", other: "Vergleiche" }),
    completions: (n) => counted(n, { one: "Antwort", other: "Antworten" }),
    contents: "Inhalt", correlation: "Spearmans ρ", counted: "Gezählt: woraus das Modell lernen darf",
    curveChart: (from, low, to, high) =>
      `Genauigkeit nach Zahl der Prompts: von ${low} mit ${from} bis ${high} mit ${to}`,
    disagreements: "Wo Modell und Menschen am weitesten auseinandergehen",
    disagreementsText: "Bei jedem dieser Paare zogen die meisten Menschen die eine Antwort vor und Modelle, die den "
      + "Prompt nicht kannten, die andere. Manches sind Fehler des Modells, manches Fehler von Menschen, und manches "
      + "zeigt, was das Modell nicht sehen kann. Jede Aufgabe lässt sich ganz öffnen.",
    doubling: (points, loss, verdict) => "Von der Hälfte der Prompts zu allen änderte sich die Genauigkeit um "
      + `${points} und der Log-Loss um ${loss}. ` + {
        helps: "Mehr Prompts helfen.",
        harms: "Die zweite Hälfte hat geschadet: Etwas in ihr passt nicht zur ersten.",
        unknown: "Ob mehr Prompts helfen, zeigt das nicht.",
      }[verdict],
    drift: "Das eingesetzte Modell auf dem, was seither kam",
    driftFell: "Das ist um mehr, als der Zufall ergibt, schlechter als bei seinem Training: Vielleicht hat sich "
      + "geändert, was gefragt oder wie geurteilt wird.",
    driftNow: "Jetzt, auf neuen Prompts",
    driftText: (pairs, prompts) => "Bevor aus ihnen gelernt wurde, ist das bis dahin eingesetzte Modell an "
      + `${counted(pairs, { one: "neuem Vergleich", other: "neuen Vergleichen" })} von `
      + `${counted(prompts, { one: "Prompt", other: "Prompts" })} gemessen worden, die es nie gesehen hatte.`,
    driftThen: "Bei seinem Training", effect: "Wirkung, Nat", everything: "alles", feature: "Eigenschaft",
    features: "Wonach sich die Rewards richten",
    fields: "Was zu den Feldern des Formulars geantwortet wird",
    fieldsText: "Neben dem Reward lernt das Modell vorauszusagen, wie Bewertende eine Antwort einstufen und wie viele "
      + "ein Merkmal setzen; was offen bleibt, ist nicht gesetzt. Jede Zahl gilt für Antworten auf Prompts, die das "
      + "messende Modell nicht kannte. Über 0 sagt es besser voraus als eines, das zu allem den Durchschnitt oder die "
      + "Rate nennt; reicht der Bereich bis 0, lässt sich das noch nicht sagen, und liegt er ganz unter 0, sagt es "
      + "schlechter voraus.",
    worseThanBase: "schlechter als Durchschnitt oder Rate allein",
    ratings: "Skalen", rated: "Antworten", meanRating: "Durchschnitt", explained: "Erklärt (R²)",
    explainedScale: "−0,5 bis 1, Marke bei 0", ratingError: "Üblicher Fehler", flags: "Merkmale", raised: "Gesetzt",
    lossGained: "Log-Loss unter dem der Rate", lossGainedScale: "−0,1 bis 0,3, Marke bei 0",
    area: "Unterschieden (AUC)",
    fromTo: (lowest, highest) => `von ${lowest} bis ${highest}`,
    lacks: {
      completions: (_, needed) => `Zum Voraussagen braucht es ${needed} Antworten.`,
      prompts: (have, needed) => `Sie gehören zu ${counted(have, { one: "Gruppe", other: "Gruppen" })} von Prompts; `
        + `zum Voraussagen braucht es ${needed}.`,
      rarer: (have, needed) => "Die seltenere Angabe kommt auf "
        + `${counted(have, { one: "Antwort", other: "Antworten" })}; zum Voraussagen braucht es ${needed}.`,
      rarerPrompts: (have, needed) => "Die seltenere Angabe kam in "
        + `${counted(have, { one: "Gruppe", other: "Gruppen" })} von Prompts vor; zum Voraussagen braucht es `
        + `${needed}.`,
      same: () => "Alle haben dieselbe Bewertung: Da gibt es nichts vorauszusagen.",
      otherScale: () => "Auf einer anderen Skala wurde mehr dazu gesagt; die wird vorausgesagt.",
    },
    featuresText: "Was die Rewards des Modells, das antwortet, am meisten bewegt. Die Wirkung ist, um wie viel der "
      + "Reward im Mittel höher oder niedriger ist, wo Buchstaben oder Wörter vorkommen; bei einem Maß, wo es um eine "
      + "Standardabweichung größer ist. Sie sagt, was mit einem Vorzug einhergeht, nicht, was ihn bewirkt. „␣“ ist der "
      + "Rand eines Wortes. Was nur Antworten auf einen einzigen Prompt haben, ist nicht genannt.",
    featuresWithoutPairs: "Dieses Modell liest auch Paare aus einem Wort des Prompts und einem der Antwort; sie stehen "
      + "nicht in dieser Liste.",
    firstIsPeoples: "Zuerst, was Menschen vorzogen, dann, was das Modell vorzieht.",
    firstPredicted: "Modell: die erste gewinnt", firstPreferred: "Menschen: die erste gewinnt",
    forms: {
      characters: "Länge in Zeichen", words: "Zahl der Wörter", lines: "Zahl der Zeilen",
      listItems: "Punkte von Listen", digits: "Ziffern", questionMarks: "Fragezeichen",
      endsWithQuestion: "endet mit einer Frage", exclamationMarks: "Ausrufezeichen", commas: "Kommas",
      endsSentence: "endet mit einem ganzen Satz", capitals: "Großbuchstaben",
      distinctWords: "Anteil verschiedener Wörter", wordLength: "Länge der Wörter", firstPerson: "„I“ unter den "
        + "Wörtern",
      secondPerson: "„you“ unter den Wörtern",
    },
    downWeighted: "… die nach dem Gewicht ihrer Person weniger als 1 wiegen",
    glance: "Auf einen Blick", identical: "… die nur fast gleiche Texte ordnen",
    identicalComparisons: "Vergleiche fast gleicher Texte, weggelassen", ideal: "Wie es sein sollte",
    heldOutCommon: (n) => `Zurückgehaltene, bei ${counted(n, { one: "Prompt", other: "Prompts" })}, die auch andere `
      + "beurteilt haben",
    heldOutLabelers: "Zurückgehaltene Bewertende",
    heldOutSeen: (n) => `${counted(n, { one: "Prompt wird", other: "Prompts werden" })} nicht gemessen, weil aus einem `
      + "fast gleichen gelernt wurde.",
    heldOutText: (labelers, prompts, pairs, difference) => `Die Urteile von ${counted(labelers, { one: "Person",
      other: "Personen" })} messen, und aus ihnen wird nie gelernt: ${counted(pairs, { one: "Vergleich",
      other: "Vergleiche" })} bei ${counted(prompts, { one: "Prompt", other: "Prompts" })}, die die messenden Modelle `
      + `nicht kannten${difference ? `. Bei denselben Prompts sagt das Modell sie, verglichen mit denen, aus denen es `
        + `lernte, so vorher: ${difference}` : ""}.`,
    heldOutUse: "Daneben: von Zurückgehaltenen, die messen und aus denen nie gelernt wird",
    trainingLabelers: (n) => `Alle anderen, bei ${counted(n, { one: "demselben Prompt", other: "denselben Prompts" })}`,
    interval: "95-%-Intervall", judgementsOf: "Urteile", kind: "Art",
    kinds: { form: "Form", characters: "Buchstaben", words: "Wörter" },
    labeler: (id) => `Nr. ${id}`,
    labelers: "Bewertende, von denen es nicht gelernt hat",
    labelersText: (labelers, difference) => `${number(labelers)} Bewertende wurden auf fünf Gruppen verteilt. Fünf `
      + `Modelle `
      + "lernten von je vier Gruppen und wurden an den Urteilen beider Seiten gemessen, auf Prompts, die sie nicht "
      + `kannten${difference ? `; ihre eigenen sagen sie um ${difference} besser voraus` : ""}. (InstructGPT: `
      + "72,4 ± 0,4 % und 69,6 ± 0,9 %.)",
    learning: "Würden mehr Prompts helfen?",
    learningHow: (isSample) => "Weggelassen werden Gruppen fast gleicher Prompts. " + (isSample
      ? "Alle Punkte sind auf denselben Prompts gemessen, mit der Strafe des Modells, das antwortet; nur „alles“ ist "
        + "an allen Prompts gemessen, wie unter „Auf einen Blick“."
      : "Alle Punkte sind auf denselben Prompts gemessen; was aus weniger als allen lernt, hat die Strafe des Modells, "
        + "das antwortet."),
    length: "Rewards und Länge", lengthAlone: "Länge allein", lengthScale: "−1 bis +1",
    lengthExcess: (points, verdict) => "Vergleichbar sind die beiden nicht, denn einzelne Urteile schwanken durch "
      + "Zufall. Vergleichbar ist, wie oft nach dem Modell die längere von zwei Antworten vorgezogen würde, abzüglich "
      + `dessen, wie oft sie es wurde: ${points}. ` + {
        more: "Das Modell mag Länge mehr als die Menschen: eine Abkürzung, die eine Policy zu nutzen lernt.",
        less: "Das Modell mag Länge weniger als die Menschen.",
        same: "Das ist nicht mehr, als der Zufall ergibt.",
      }[verdict],
    lengthText: (prompts) => "Wie weit die Rewards der Länge folgen: die Rangkorrelation beider unter den "
      + `Antworten eines Prompts, im Mittel über ${counted(prompts, { one: "Prompt", other: "Prompts" })}; und `
      + `dasselbe `
      + "für das, was Menschen vorzogen.",
    limit: {
      chance: (have, needed) => `Ob das Modell besser ist als eine Münze: ${groups(have)} zeigen es nicht. `
        + enough(needed),
      length: (have, needed) => `Ob es besser ist als die Länge allein: ${groups(have)} zeigen es nicht. `
        + enough(needed),
      promoted: (have, needed) => `Ob es besser oder schlechter ist als das eingesetzte: ${groups(have)}, die keines `
        + `von `
        + `beiden kannte, zeigen es nicht. ${enough(needed)}`,
      people: (have, needed = 10) => "Wie oft Menschen übereinstimmen: "
        + `Es braucht ${number(needed)} Gruppen von Prompts mit Paaren, die zwei Menschen geordnet haben; es gibt `
        + `${number(have)}. Dafür einige Aufgaben mehrfach bewerten lassen.`,
      labelers: (have, needed = 5) => "Wie das Modell bei Bewertenden abschneidet, von denen es nicht gelernt hat: Es "
        + `braucht ${number(needed)} Bewertende; es gibt ${number(have)}.`,
      labelerPrompts: (have, needed = 10) => "Wie das Modell bei Bewertenden abschneidet, von denen es nicht gelernt "
        + `hat: Es braucht ${number(needed)} Gruppen von Prompts mit Urteilen von solchen und ${number(needed)} mit `
        + `Urteilen von anderen; es gibt ${number(have)}.`,
      learning: (have, needed = 40) => `Ob mehr Prompts helfen würden: Es braucht ${number(needed)} Gruppen von `
        + `Prompts, `
        + `um welche wegzulassen; es gibt ${number(have)}.`,
      calibration: (have, needed) => `Ob die Wahrscheinlichkeiten um Weniges falsch sind: ${groups(have)} zeigen nur `
        + `größere Fehler, als da sind. ${enough(needed)}`,
      rows: (have, needed = 10) => `${counted(have, { one: "Zeile", other: "Zeilen" })} der Tabellen unten: Jede `
        + `braucht `
        + `${number(needed)} Gruppen von Prompts.`,
    },
    howToRepeat: (snapshot) => `podium retrain --snapshot ${snapshot} macht dieselbe Datei noch einmal, Byte für Byte, `
      + "auf derselben Maschine und mit derselben Version von Podium. Der Vergleich mit dem eingesetzten Modell gilt "
      + "für das Ende des Laufs.",
    otherFile: (model) => `Modell ${model} aus derselben Momentaufnahme hat eine andere Datei: Eine andere Version von `
      + "Podium hat es gemacht, oder eine andere Maschine.",
    sameFile: (model) => `Dieselben Bytes wie Modell ${model}.`,
    randomShare: "Auf dem Zufallsanteil",
    randomShareWhy: (drawn, chosen) => {
      const prompts = (/** @type {number} */ n) => counted(n, { one: "Prompt", other: "Prompts" });
      return `Von dem Bewerteten hat ein Modell ${prompts(chosen)} gewählt, weil es dort unsicher war. Gemessen ist `
        + `hier auf ${prompts(drawn)}, die der Zufall gezogen hat: eine faire Stichprobe.`;
    },
    rewardZero: "Nullpunkt", completionsMean: "das Mittel der Antworten, mit denen trainiert wurde",
    /** @param {number} n */
    demonstrationsMean: (n) => `das Mittel von ${counted(n, { one: "Musterantwort", other: "Musterantworten" })}`,
    shareStandsForAll: "Sie sind genug, um für alle zu stehen: Genauigkeit, Log-Loss und Kalibrierung, das, woneben "
      + "das Modell steht, die Tabellen der Teile, die Lernkurve und die Länge der Antworten sind auf ihnen allein "
      + "gemessen. Bewertende, von denen nichts gelernt wurde, und die Widersprüche betreffen alle Prompts.",
    comparedOnAll: "Dem eingesetzten Modell sind zu wenige davon neu: Mit ihm wird auf allem verglichen, was ihm neu "
      + "ist.",
    tooFewDrawn: "Für eine Messung sind es noch zu wenige.",
    modelFile: "Modelldatei, SHA-256", program: "Gemacht von", seed: "Startwert", snapshotNumber: "Momentaufnahme",
    leftOutByWeight: "… weggelassen, weil ihre Person das Gewicht 0 hat",
    limits: "Was sich noch nicht sagen lässt", lowers: "Senkt den Reward", making: "Wie er entstand",
    modelPrefers: "Das Modell zieht vor", noPeople: "Wie oft Menschen übereinstimmen, ist unbekannt: Bei zu wenigen "
      + "Prompts, wenn überhaupt, haben zwei Menschen ein Paar geordnet.",
    none: "Noch ist kein Lauf gelungen; es gibt nichts zu berichten.", noSuchRun: "Diesen Lauf hat das Projekt nicht.",
    notDetailed: "Mehr haben Läufe eines früheren Podium nicht.",
    nothing: "Nichts.", number: "Zahl", observed: "Beobachtet", occursIn: "Kommt vor in",
    ofPrompts: (n) => `von ${counted(n, { one: "Prompt", other: "Prompts" })}`,
    onShared: "Dieses Modell, wo zwei Menschen urteilten", open: "Bericht",
    openOf: (run) => `Bericht zu Lauf ${run}`,
    otherLabelers: "Von denen es nicht gelernt hat", ownLabelers: "Von denen es gelernt hat",
    parts: "Teile beim Messen", penalty: "Strafe λ", people: "Zwei Menschen stimmen überein",
    peoplePrefer: "Menschen ziehen vor",
    points: (value, lower, upper) => `${value} Punkte (${lower} bis ${upper})`,
    predicted: "Vorausgesagt", preferences: "Was Menschen vorzogen", print: "Drucken",
    probability: "Was Menschen sagten, hielt das Modell für wahrscheinlich zu",
    prompts: (n) => counted(n, { one: "Prompt", other: "Prompts" }),
    promptsHead: "Prompts", promptsOfSnapshot: "Prompts der Momentaufnahme",
    pull: "Erste von zwei gleichen vorgezogen", raises: "Hebt den Reward", rankings: "Was aus den Rangfolgen wurde",
    reliability: "Wie Bewertende urteilen", reliabilityHead: "Verlässlichkeit",
    reliabilityText: "Wie weit die Urteile jeder Person den Rewards folgen: 1 wie die aller zusammen, 0 wie ein "
      + "Münzwurf, und unter 0 ist die Skala umgedreht. Wer wenig bewertet hat, zählt wie der Durchschnitt. Danach "
      + "gewichtet das Modell: Unzuverlässige Urteile wiegen weniger, gelöscht wird keines. Wo bekannt ist, in welcher "
      + "Reihenfolge die Antworten gezeigt wurden, steht auch, wie oft von zwei gleich guten die erste gewinnt.",
    repeatedTasks: "Aufgaben, deren Prompt noch eine andere hat",
    replaced: "Durch ein späteres Urteil derselben Person ersetzt", rewards: "Die Rewards",
    rowsLeftOut: (n) => `${counted(n, { one: "Zeile", other: "Zeilen" })} mit weniger Vergleichen weggelassen.`,
    run: "Lauf",
    sample: (prompts) => `Ein zufälliger Teil von ${counted(prompts, { one: "Prompt", other: "Prompts" })} steht für `
      + `alle, `
      + "damit der Lauf kurz bleibt.",
    scale: "30 bis 100 %, Marke bei 50 %", share: "Davon", snapshot: "Momentaufnahme, SHA-256",
    surplus: "Als überzählig aufbewahrt, weil die Aufgabe genug hatte", task: "Aufgabe", temperature: "Temperatur",
    thisModel: "Dieses Modell", withoutForm: "Dieses Modell ohne das, was Länge und Form erklären",
    thisOnNew: "Dieses Modell, auf denselben Prompts",
    tied: "… mit Gleichstand aller Antworten", tiesLearned: "Gleichstände, aus denen gelernt wurde",
    title: "Trainingsbericht", took: "Dauer", tooFew: "zu wenige", trainedOn: "Gelernte Prompts", votes: "Für : gegen",
    what: "Was", when: "Wann", who: "Wer",
    withdrawn: "Von zurückgenommenen Importen oder Aufgaben", withoutOrder: "… ohne Rangfolge: Bewertungen, "
      + "Musterantworten",
  },

  models: {
    answersNow: (id) => `Modell ${id} antwortet jetzt.`,
    answers: "Antwortet",
    back: (id) => `zurück zu ${id}`,
    before: "Davor", by: "Durch", created: "Erzeugt",
    goBack: "Wieder mit dem vorigen Modell antworten", goBackNow: "Zurückgehen",
    goBackText: "Es antwortet sofort. Bis jemand ein Modell einsetzt, setzt das Training von sich aus keines ein.",
    goBackTo: (id) => `Zu Modell ${id} zurückgehen?`,
    goBackWhy: "Warum, für den Verlauf (freiwillig)",
    held: (id, time) => `Jemand ist zu Modell ${id} zurückgegangen (${time}). Bis jemand ein Modell einsetzt, setzt `
      + "das Training von sich aus keines ein.",
    history: "Welches Modell seit wann antwortet",
    kept: (n) => ` – ${number(n)} aufgehoben, ein anderes wählen`,
    model: "Modell", noneAnswers: "Noch antwortet kein Modell", now: "jetzt",
    nowAnswers: (id, time) => `Modell ${id} antwortet jetzt (seit ${time})`,
    promote: "Einsetzen",
    promoteThat: (id) => `Modell ${id} einsetzen`,
    pruned: "Datei entfernt", release: "Das Training wieder einsetzen lassen",
    released: "Das Training darf wieder ein Modell einsetzen.",
    since: "Seit", sources: { training: "das Training", person: "eine Person", commandLine: "die Kommandozeile" },
    title: "Reward-Modelle", why: "Warum",
  },

  external: {
    added: (name) => `„${name}“ wurde gemessen. Es steht in der Tabelle darunter.`,
    choose: "Ein anderswo trainiertes Modell messen",
    chooseHint: "Die Datei mit seinen Bewertungen wählen, wie score.py im Ordner einer Übergabe sie schreibt.",
    count: (n) => ` – ${number(n)} neben dem von Podium`,
    difference: "Abstand zu dem von Podium",
    from: (model) => `aus ${model}`,
    measuredOn: (parts, snapshot, { prompts, promptGroups = prompts, pairs }) =>
      `Gemessen an: ${strings.list(parts)} von Momentaufnahme ${snapshot}, das sind ${count.prompts(prompts)} in `
      + `${counted(promptGroups, { one: "Gruppe", other: "Gruppen" })}, `
      + `${counted(pairs, { one: "Vergleich", other: "Vergleiche" })}.`,
    measuring: (file) => `${file} wird gemessen: Dafür trainiert Podium sein eigenes Modell am Trainingsteil. Das `
      + "kann Minuten dauern.",
    own: "N-Gramm-Modell von Podium",
    ownIs: (n) => `Das eigene Modell von Podium wurde dafür nur am Trainingsteil trainiert (${count.prompts(n)}); es `
      + "hat davon nichts gesehen. Es ist nicht das Modell, das antwortet.",
    parts: { train: "Trainingsteil", validation: "Validierungsteil", test: "Testteil" },
    remove: "Entfernen",
    removeIt: (name) => `„${name}“ entfernen?`,
    removeText: "Seine Bewertungen und das Gemessene werden gelöscht. Wer die Datei hat, kann es wieder bringen.",
    removeThat: (name, id) => `${name} entfernen, anderswo trainiertes Modell ${id}`,
    state: "Entfernen", title: "Anderswo trainierte Modelle",
    truncated: (n) => `${counted(n, { one: "Antwort war", other: "Antworten waren" })} ihm zu lang`,
    verdict: (name, difference) => {
      if (!difference) return `„${name}“ und das von Podium: zu wenige Gruppen von Prompts, um sie zu unterscheiden.`;
      const { lower, upper } = difference.interval;
      if (lower > 0) return `„${name}“ stellt die vorgezogene Antwort öfter voran als das eigene Modell von Podium.`;
      if (upper < 0) {
        return `„${name}“ stellt die vorgezogene Antwort seltener voran als das eigene Modell von Podium.`;
      }
      return `„${name}“ und das eigene Modell von Podium: Der Abstand der Genauigkeiten kann Zufall sein.`;
    },
    what: "Ein Reward-Modell, das eine Engine an einer Übergabe trainiert hat, in einer Tabelle mit dem von Podium, an "
      + "Prompts, die keines von beiden gesehen hat. Podium kann es nicht ausführen: Es gibt keine Rewards und kann "
      + "nicht eingesetzt werden.",
  },

  weights: {
    about: "Beim Trainieren können die Urteile von jemandem, dem weniger zu trauen ist, weniger wiegen oder nichts. "
      + "Die Urteile bleiben, wie sie sind, und ein Gewicht, das zurückgenommen wird, hinterlässt nichts.",
    byAt: (who, when) => `Von ${who}, ${when}.`,
    change: "Gewicht …",
    changeOf: (name) => `Gewicht der Urteile von ${name}`,
    commandLine: "der Befehlszeile",
    concerns: (covered, all) => (all === 0 ? "In diesem Projekt gibt es von dieser Person noch keine Urteile."
      : `Es geht um ${number(covered)} von bisher ${counted(all, { one: "Urteil", other: "Urteilen" })} in diesem `
        + "Projekt."),
    from: (when) => `ab ${when}`,
    give: "So gewichten", given: "Bisherige Gewichte",
    how: "Für jedes Urteil zählt von mehreren Gewichten das zuletzt gegebene, das es betrifft.",
    imported: "aus einer Datei",
    isTakenBack: (who, when) => `Zurückgenommen von ${who}, ${when}.`,
    judgements: "Urteile", labeler: "Von wem", madeFrom: "Urteile ab dem",
    madeFromHint: "Leer lassen, wenn alle gemeint sind.", none: "Keine: Sie wiegen 1, wie alle.",
    of: (name) => `Was die Urteile von ${name} wiegen`,
    ofAll: "für alle Urteile", range: "Von 0, als gäbe es sie nicht, bis 1.",
    reasonForgotten: "(Der Grund ist mit dem Konto verschwunden.)", said: "Warum",
    showAll: (n) => `Alle ${number(n)} zeigen`,
    takeBackThat: (weight, from) => `${weight} ${from} zurücknehmen`,
    takenBack: "Zurückgenommen.", title: "Was Urteile wiegen", toChange: "Ändern", weight: "Gewicht",
    why: "Warum, für später",
  },

  trust: {
    accuracy: "Genauigkeit des Reward-Modells",
    agreementOn: (n) => `Übereinstimmung bei ${counted(n, { one: "Aufgabe", other: "Aufgaben" })}`,
    askAgain: "Andere noch einmal fragen",
    askAgainText: "Urteile, die 0 wiegen, können ihre Plätze anderen überlassen: Sie werden aufgehoben und zählen "
      + "nicht mehr, und die Aufgaben sind wieder offen für alle, die sie nicht beurteilt haben. Rückgängig gemacht, "
      + "zählen sie wieder, wo der Platz noch frei ist. "
      + "In der eigenen Liste steht dazu nur „zusätzlich, nicht gezählt“.",
    byWeek: "Nach Wochen",
    covers: (covered, all, changed) => `Es geht um ${number(covered)} von `
      + `${counted(all, { one: "Urteil", other: "Urteilen" })}; ${number(changed)} davon wögen dann anders.`,
    difference: "Unterschied",
    endHoldout: (said) => `Wieder aus dem lernen, was zurückgehalten wurde, ${said}`,
    heldOut: "Zurückgehalten",
    heldOutText: "Zurückgehaltene Urteile messen, und aus ihnen wird nie gelernt: Sie gehören zur Übereinstimmung und "
      + "zu Vergleichen, und jeder Trainingsbericht sagt, wie gut das Modell sie vorhersagt. Plätze nehmen sie ein wie "
      + "alle.",
    holdOut: "Zurückhalten", interval: "95-%-Intervall",
    isHeldOut: "Diese Urteile messen, und aus ihnen wird nie gelernt.",
    logLoss: "Log-Loss des Reward-Modells",
    losesWeight: (tasks, without) => `Sie gehören zu ${counted(tasks, { one: "Aufgabe", other: "Aufgaben" })}, von `
      + `denen ${number(without)} kein Urteil mehr hätten, das etwas wiegt.`,
    madeBefore: "und vor dem",
    measuredBy: (n, isSample) => `Gemessen an dem, was andere zu ${counted(n, { one: "Prompt", other: "Prompts" })} `
      + `sagten, die keines der Modelle kannte${isSample ? ", einem zufälligen Teil" : ""}.`,
    measuring: (share) => `Wird gemessen: ${share}`,
    neverHeldOut: "Nie zurückgehalten.", neverRequeued: "Andere wurden nie noch einmal gefragt.",
    noModel: {
      nothingTrained: "Aus keinem dieser Urteile lernt das Reward-Modell: Es bliebe, wie es ist.",
      tooFewPrompts: "Es gibt zu wenig, um ein Reward-Modell mit und eines ohne zu trainieren.",
    },
    now: "Jetzt",
    points: (points) => `${points} Punkte`,
    preview: "Zeigen, was sich änderte", previewFailed: "Das ließ sich nicht messen; warum, steht bei den Aufträgen.",
    requeued: (rankings, tasks) => `${counted(rankings, { one: "Urteil zählt", other: "Urteile zählen" })} nicht mehr; `
      + `${counted(tasks, { one: "Aufgabe war", other: "Aufgaben waren" })} für andere offen.`,
    then: "Dann", title: "Vertrauen",
    undone: (restored, left) => `${counted(restored, { one: "Urteil zählt", other: "Urteile zählen" })} wieder`
      + (left ? `; die Plätze von ${number(left)} wurden inzwischen vergeben, diese bleiben aufgehoben.` : "."),
    undoThat: (said) => `Rückgängig machen: ${said}`,
    verdicts: {
      better: "Das Reward-Modell würde besser, um mehr, als der Zufall macht.",
      worse: "Das Reward-Modell würde schlechter, um mehr, als der Zufall macht.",
      noDifference: "Beim Reward-Modell lässt sich kein Unterschied feststellen.",
      tooFew: "Was andere sagten, ist zu wenig, um zu sehen, ob das Reward-Modell besser oder schlechter würde.",
    },
    weighsNow: (weight) => `Ein Urteil, das jetzt gegeben wird, wiegt ${weight}.`,
    weightText: "Ein Gewicht lässt sich zurücknehmen: Dann ist alles wie vorher.",
    what: "Was", wouldChange: "Was ein Gewicht änderte",
    wouldReopen: (n) => `Andere noch einmal zu fragen öffnete ${counted(n, { one: "Aufgabe", other: "Aufgaben" })}.`,
    wouldRequeue: ({ judgements, weightless, tasks }) => (weightless === 0
      ? `Von ${counted(judgements, { one: "Urteil", other: "Urteilen" })} wiegt keines 0: zuerst dieses Gewicht geben.`
      : `${number(weightless)} von ${counted(judgements, { one: "Urteil", other: "Urteilen" })} wiegen 0; `
        + `${counted(tasks, { one: "Aufgabe wäre", other: "Aufgaben wären" })} für andere offen.`),
  },

  labeler: {
    all: "Alle Bewertenden", allBad: "alle sind schlecht", back: "Personen", changed: "geändert",
    completions: (n) => counted(n, { one: "Antwort", other: "Antworten" }),
    crowd: (median, lowest, highest) => `${median} (${lowest} bis ${highest})`,
    each: "Je Urteil", figure: "Kennzahl", figures: "Wie sie urteilen",
    figuresText: "Jeder Wert hat sein 95-%-Intervall. Das graue Band reicht vom niedrigsten zum höchsten Wert aller "
      + "Bewertenden des Projekts. Weit von den anderen zu sein sagt nicht, wer recht hat: bitte vor jeder "
      + "Entscheidung die Urteile ansehen.",
    isSurplus: "überzählig", moreQuestions: "Alle Fragen stehen im Posteingang.", notRanked: "nichts geordnet",
    noted: (note) => `Anmerkung: ${note}`,
    noWeeks: "Es wurde noch nichts abgegeben.",
    of: (project) => `Bewertet in ${project}`,
    other: "Mit", own: "Wert", pairs: "Übereinstimmung mit jeder anderen Person",
    pairsText: "Über Aufgaben, die beide beurteilt haben. Bei wenigen gemeinsamen ist das Intervall breit.",
    pay: "Lohn", projectRate: "Satz des Projekts", questions: "Gestellte Fragen",
    rate: (currency, per) =>
      `Satz für ${per === "hour" ? "eine Stunde" : "ein Urteil"}, in der kleinsten Einheit von ${currency}`,
    rateSaved: "Satz gespeichert. Er gilt auch für vergangene Wochen.",
    remarksText: "Mehr, als der Zufall unter so vielen Bewertenden erklärt. Ein Grund, hinzusehen, und kein Urteil.",
    revisions: "Änderungen", saveRate: "Satz speichern",
    sections: {
      agreeing: "Übereinstimmung", pulls: "Was zieht", use: "Was vom Formular benutzt wird", reading: "Tempo",
    },
    sectionTexts: {
      agreeing: "Wie oft sie mit anderen über dieselben Aufgaben übereinstimmen. Wer dem, was alle zusammen sagen, so "
        + "folgt wie Bewertende im Mittel, steht bei 1; wer zufällig ordnet, bei 0.",
      pulls: "Wie oft von zwei Antworten, die alle zusammen gleich gut finden, die eine gewänne. 50 % ist kein Zug.",
      use: "Anteile der letzten Urteile. „Neben anderen“ ist der Unterschied zu denen, die dieselben Aufgaben "
        + "beurteilt haben; wo er auf wenigem beruht, ist er zum Mittel gezogen.",
      reading: "Arbeitszeit im Verhältnis zu den Zeichen, die zu lesen waren, in den letzten Urteilen. Das Tempo ist "
        + "neben den Bewertenden des Projekts mit gleich langen Texten gemessen: 2 × ist doppelt so schnell.",
    },
    skips: "Übersprungen",
    surplus: (n) => (n ? `davon ${number(n)} überzählig` : ""),
    time: "Zeit und Lohn",
    timeText: "Arbeitszeit, wie die Seite sie misst: ohne Pausen von mehr als einer Minute, verdeckte Seiten und "
      + "schlafende Rechner, mit Änderungen und Übersprungenem. Wochen beginnen am Montag, nach UTC. Der Lohn einer "
      + "Woche wird einmal gerundet.",
    unknown: "Niemand mit dieser Nummer hat in diesem Projekt bewertet.",
    untimed: (n) => (n ? `${number(n)} ohne Zeit` : ""),
    usualRate: "Es gilt wieder der Satz des Projekts.", weeksAsCSV: "Alle Wochen als CSV", work: "Was sie gesagt haben",
    workText: "Das Neueste zuerst. Buchstaben sind die Antworten der Aufgabe, für alle dieselben, wem auch immer "
      + "welche zuerst gezeigt wurde.",
  },

  labelers: {
    basis: "Intervalle sind solche von 95 %. Ein Hinweis berücksichtigt, wie viele Bewertende es sind, sodass der "
      + "Zufall allein fast nie einen macht.",
    columns: {
      name: "Name", judgements: "Urteile", activeMs: "Arbeitszeit", questions: "Fragen", weight: "Gewicht",
      lastAt: "Zuletzt", remarks: "Hinweis",
    },
    figures: "Kennzahlen", filter: "Nach Namen filtern", hours: "Zeit und Lohn", more: "Mehr zeigen",
    noName: "Niemand hat das im Namen.", none: "Hier bewertet noch niemand.",
    remarks: {
      differs: "Weicht öfter von anderen ab, als der Zufall erklärt.",
      fast: "Liest schneller, als die Länge der Texte und der Zufall erklären.",
      hasty: "Gibt ab, bevor sich die Antworten lesen lassen.",
    },
    shown: (n, all) => (n < all ? `${number(n)} von ${number(all)} Bewertenden.`
      : `${counted(all, { one: "Person bewertet", other: "Personen bewerten" })}.`),
    text: "Jede Spalte lässt sich sortieren; der Name führt zu allem, was von einer Person bekannt ist. Wer die "
      + "schwierigeren Aufgaben bekommt, stimmt ohne eigene Schuld seltener überein.",
    title: "Bewertende",
  },

  labelerHistory: {
    allJudgements: (n) => `Insgesamt ${count.judgements(n)}.`,
    alone: "Aufgaben, die sonst niemand beurteilt hat", aloneText: "Ohne diese Urteile wüsste man nichts über sie.",
    between: (earliest, latest) => (earliest === latest ? "" : `Die Änderung liegt mit einer Wahrscheinlichkeit `
      + `von 95 % zwischen ${earliest} und ${latest}.`),
    chance: (share) => `In höchstens ${share} der Projekte, in denen sich niemand geändert hat, lässt der Zufall `
      + `jemanden so `
      + "aussehen.",
    change: (before, after) => `Davor folgte die Person den Urteilen der anderen mit ${before}, seitdem mit ${after}.`,
    changed: "Paare, die anders stünden",
    changedText: (changed, pairs) => `${number(changed)} von ${number(pairs)} Paaren von Antworten, die auch `
      + `andere geordnet `
      + "haben.",
    chooseDay: "Einen Tag wählen, um zu sehen, was an den Urteilen von da an hängt.",
    cost: "Was an den Urteilen hängt",
    costText: "Von zwei Antworten gilt, was die meisten sagen, die beide geordnet haben, jeweils nach ihrem "
      + "Gewicht; die Person selbst zählt hier voll, was auch immer sie wiegt.",
    decided: "Aufgaben, die sie entschieden hat",
    decidedText: "Auch andere haben sie beurteilt, und irgendein Paar stünde ohne diese Urteile anders.",
    fair: "Das heißt, dass anders geurteilt wird, nicht, dass eines von beidem falsch ist: am besten einige "
      + "Urteile von davor und danach ansehen.",
    judgements: "Urteile",
    judgementsSince: (n, day) => `${count.judgements(n)} vom ${day} oder später.`,
    madeFrom: "Urteile ab",
    mark: (day) => `Seit ${day}: anders als davor`,
    noChange: "Es gibt keine Änderung, die der Zufall nicht erklärt.",
    notMeasured: "Noch wurde nichts gemessen. Das geschieht von selbst, oder unter „Wie weit Bewertende "
      + "übereinstimmen“.",
    since: (day) => `Seit ${day} wird anders geurteilt als davor.`,
    text: (fewest) => "Wie weit die Person dem folgt, was die anderen über dieselben Aufgaben sagen, nach der "
      + "Woche des Urteils: Im Mittel stehen Bewertende bei 1, und wer nach Zufall ordnet, steht bei 0. Wochen "
      + "mit weniger als "
      + `${number(fewest)} Urteilen sind ausgelassen. Die Tage sind die von UTC.`,
    title: "Im Lauf der Zeit",
    tooFew: (fewest) => `In keiner Woche haben auch andere ${number(fewest)} ihrer Aufgaben beurteilt.`,
    untested: (fewest) => `Um eine Änderung vom Zufall zu unterscheiden, braucht es davor und danach je `
      + `${count.judgements(fewest)}, an verschiedenen Tagen.`,
    week: "Woche ab",
  },

  agreement: {
    agree: "Zwei stimmen überein", alpha: "Krippendorffs α", alphaShort: "α",
    alphaText: "Übereinstimmung über den Zufall hinaus; besser, schlechter und gleich sind die Antworten: 0 ist "
      + "Zufall, 1 vollkommen.",
    answers: "Paare von Antworten", asCSV: "Als CSV:", back: "Personen",
    basis: "Alles hier geht nach den Antworten, nie nach der Seite, auf der sie gezeigt wurden. Verglichen werden je "
      + "zwei Personen, die dieselbe Aufgabe beurteilt haben, auch wo ein Urteil zusätzlich war; Urteile, die weniger "
      + "wiegen, zählen weniger, außer in dem, was über ihre eigenen Bewertenden gesagt wird. Für die Intervalle "
      + "werden ganze Aufgaben immer neu gezogen: Sie sagen, wie die Zahlen bei anderen Aufgaben schwankten, von "
      + "denselben Personen beurteilt.",
    category: "Eine Antwort", chance: "Zufall", changedSince: (day) => `Urteilt anders seit ${day}`,
    comparisons: "Vergleiche",
    differs: "Weicht öfter von anderen ab, als der Zufall erklärt", drawn: "Gezeichnet", excluded: "Ausgelassen",
    exports: {
      project: "Projekt", formVersion: "Versionen des Formulars", week: "Wochen", labeler: "Bewertende", pair: "Paare",
      field: "Felder", heldOut: "Zurückgehaltene",
    },
    heldOut: "Zurückgehaltene Bewertende", heldOutPairs: ["Zwei der anderen",
      "Jemand Zurückgehaltenes und jemand anderes", "Zwei Zurückgehaltene"], heldOutWho: "Wer",
    heldOutText: "Zurückgehaltene Urteile messen, und aus ihnen wird nie gelernt. Ob sie mit den anderen so "
      + "übereinstimmen wie diese untereinander, "
      + "sagt, ob ein Modell, das aus den anderen lernt, auch für Menschen gilt, von denen es "
      + "nicht gelernt hat.",
    field: "Feld", fields: "Nach Feld", firstPlace: "Zuerst gezeigt", follows: "Folgt dem gemeinsamen Urteil",
    fieldsText: "Wie oft zwei, die zu derselben Sache geantwortet haben, dieselbe Antwort gaben. Wo fast alle Nein "
      + "sagen, ist das von selbst hoch: α rechnet es heraus. Auf einer Skala gelten nahe Antworten als näher.",
    glance: "Auf einen Blick",
    glanceText: "Wie oft zwei Personen zwei Antworten einer Aufgabe gleich ordnen, neben dem, was veröffentlicht ist. "
      + "Die Veröffentlichung sagt nicht, über welche Aufgaben und mit welcher Zählung von Gleichstand; ein kleiner "
      + "Unterschied sagt deshalb wenig.",
    half: "Halb",
    inCommon: (n) => counted(n, { one: "gemeinsame Aufgabe", other: "gemeinsame Aufgaben" }),
    judgements: "Urteile", judging: "Wie jede Person urteilt",
    judgingText: "Aus etwa 300 Urteilen jeder Person, neben dem, was alle zusammen über dieselben Aufgaben "
      + "sagen. Wer dem gemeinsamen Urteil folgt wie andere auch, steht bei 1, wer nach Zufall ordnet, bei 0, wer "
      + "die Ordnung umkehrt, darunter. Die übrigen Spalten sagen, wie oft die zuerst gezeigte Antwort, eine doppelt "
      + "so lange oder eine mit doppelt so vielen Überschriften, Listen und fetten Stellen einer gleich guten "
      + "vorgezogen würde: 50 % heißt, dass nichts zieht. Wer weit von den anderen ist, muss nicht im Unrecht sein.",
    kinds: { flag: "ja oder nein", choice: "Auswahl", likert: "Skala", text: "Text" },
    labeler: "Bewertende", labelers: "Bewertende",
    labelersText: "Wie oft jede Person mit allen anderen übereinstimmt, die dieselben Aufgaben beurteilt haben. Wer "
      + "die schwereren Aufgaben bekommt, stimmt ohne eigenes Zutun seltener überein, und wer abweicht, kann im Recht "
      + "sein: Vor jeder Entscheidung ansehen, was beurteilt wurde.",
    length: "Doppelt so lang", marks: "Doppelt so viele Zeichen", measure: "Jetzt messen",
    measured: (when, { judgements, tasks, repeatedTasks, labelers, newJudgements, isCurrent }) => `Gemessen ${when} an `
      + `${counted(judgements, { one: "Urteil", other: "Urteilen" })} über `
      + `${counted(tasks, { one: "Aufgabe", other: "Aufgaben" })} von `
      + `${counted(labelers, { one: "Person", other: "Personen" })}; ${number(repeatedTasks)} der Aufgaben haben `
      + `mindestens zwei beurteilt. ${isCurrent ? "Seither hat sich nichts geändert."
        : newJudgements ? `Seither kamen ${counted(newJudgements, { one: "Urteil", other: "Urteile" })} hinzu.`
        : "Seither hat sich etwas geändert."}`,
    mostShown: (shown, all) => `Von ${number(all)} Bewertenden stehen die ${number(shown)} mit den meisten gemeinsamen `
      + "Aufgaben hier.",
    nothingTwice: "Keine Aufgabe haben zwei Personen beurteilt, also gibt es nichts zu vergleichen. Wo jede Aufgabe an "
      + "mindestens zwei Bewertende geht, wird die Übereinstimmung von selbst gemessen. Es müssen nicht alle Aufgaben "
      + "sein: Auch einzelne Prompts einer Datei können eine eigene Überlappung haben.",
    notMeasured: "Noch ist nichts gemessen. Es geschieht von selbst, sobald es Urteile gibt.",
    order: "Reihenfolge",
    orders: { lowest: "Niedrigste zuerst", highest: "Höchste zuerst", mostTasks: "Meiste Aufgaben", name: "Name" },
    pairs: "Paare von Bewertenden",
    pairsHint: "Auf ein Feld zeigen oder mit den Pfeiltasten hingehen: Sein Intervall und seine Grundlage stehen dann "
      + "hier.",
    pairsText: "Wie oft je zwei übereinstimmen, in Prozent. Paare mit wenigen gemeinsamen Aufgaben sind blass, und ein "
      + "Punkt steht, wo es zu wenige sind, um etwas zu sagen.",
    published: {
      paperTraining: "InstructGPT, Bewertende des Trainings", paperHeldOut: "InstructGPT, zurückgehaltene Bewertende",
      researchers: "Forschende untereinander (Stiennon et al. 2020)",
    },
    raiseOverlap: "Die Zahl der Bewertenden je Aufgabe erhöhen", remark: "Bemerkung", same: "Dieselbe Antwort",
    tasks: "Aufgaben", tau: "Kendalls τ-b",
    tauText: "Ganzer Ordnungen, im Mittel über je zwei Personen: 1 ist dieselbe Ordnung, 0 keine gemeinsame, −1 die "
      + "umgekehrte.",
    thisProject: "Dieses Projekt", ties: "Gleichstand", title: "Übereinstimmung", tooFew: "zu wenige",
    two: (one, other) => `${one} und ${other}`,
    version: "Version", versions: "Nach Version des Formulars",
    versionsText: "Personen, die dieselbe Version des Formulars sahen.",
    waiting: "Wartet, bis es an der Reihe ist", week: "Woche", weeks: "Im Lauf der Zeit",
    weeksChart: (n, first, last) => `Übereinstimmung in ${number(n)} Wochen mit 95-%-Intervallen, von ${first} bis `
      + `${last}`,
    weeksText: "Nach der Woche, in der die zweite von zwei Personen die Aufgabe beurteilt hat.",
    who: "Wer",
  },

  verdicts: {
    agreement: "Übereinstimmung mit Entscheidungen",
    agreementText: (tasks) => `Bei ${count.tasks(tasks)}, die von Fachleuten entschieden sind: wie oft zwei Antworten `
      + "so geordnet wurden wie in der Entscheidung; ein Gleichstand auf einer Seite zählt halb. Es sind strittige "
      + "Aufgaben, also müssen viele anders geurteilt haben, und auch Fachleute können irren.",
    contradicted: "Umgekehrt", contradictedOf: (n, of) => `${number(n)} von ${number(of)} Paaren`,
    link: "Strittige Aufgaben",
    linkCount: (open, extra) => [
      `${count.tasks(open)} strittig`, ...(extra ? [`${count.judgements(extra)} zusätzlich erwartet`] : []),
    ].join(", "),
    right: "Entscheidung", said: "Gesagt", task: "Aufgabe",
    title: "Entscheidungen von Fachleuten", tooFew: "Zu wenige Aufgaben für eine Zahl.",
  },

  comparison: {
    about: "Alles, was beurteilt wurde, nach dem, der es schrieb. Jeder Prompt zählt einmal, wie oft er auch "
      + "beurteilt wurde; die Intervalle wissen, dass Urteile über einen Prompt und von einer Person zusammenhängen. "
      + "Das Wort eines Reward-Modells wird nie mit dem von Menschen vermischt: Es steht daneben.",
    addsStyle: (effects) => "Was Stil zur Stärke einer Antwort beiträgt, je Standardabweichung mehr davon: "
      + `${effects}.`,
    agreement: "Einig mit Menschen",
    alarm: (policy, model, people) => `Überoptimiert? Das Reward-Modell zieht „${policy}“ bei ${model} vor, Menschen `
      + `bei ${people} derselben Prompts. So sieht eine Policy aus, die zu lange auf einen Reward trainiert wurde: `
      + "Eine frühere nehmen, oder diese Antworten beurteilen lassen und neu trainieren.",
    alarmShort: (policy) => `Das Reward-Modell zieht „${policy}“ vor, Menschen nicht.`,
    all: "Alle", atWork: "Liest, was beurteilt wurde …",
    basis: (judgements, prompts, labelers, tasks) => `${counted(judgements, { one: "Urteil", other: "Urteile" })} über `
      + `${counted(prompts, { one: "Prompt", other: "Prompts" })} von `
      + `${counted(labelers, { one: "Person", other: "Personen" })}`
      + `${tasks === "random" ? ", über Aufgaben, die nur der Zufall wählte" : ", auch über gewählte Aufgaben"}.`,
    byModel: "Nach dem Reward-Modell",
    chart: (best, count) => `Stärken von ${number(count)} Policies mit ihren Intervallen; am stärksten ist ${best}.`,
    chosen: (n) => `${counted(n, { one: "Urteil", other: "Urteile" })} über Aufgaben, die ein Reward-Modell wählte, `
      + "weil es unsicher war, sind weggelassen: Solche Aufgaben sind keine Stichprobe aus allen.",
    download: "Als CSV herunterladen", flagged: "Markiert", interval: "95-%-Intervall",
    judge: "Nach dem KI-Richter",
    judgeHint: "Sein Wort ist niemandes Wort und wird nie zu dem von Menschen gezählt. Die korrigierte Quote ist das "
      + "Wort von Menschen über alle seine Prompts, soweit er hilft, es zu kennen; sie handelt immer von Aufgaben, die "
      + "der Zufall zog.",
    likesMore: (policy) => `Das Reward-Modell mag „${policy}“ mehr, als Menschen es tun.`,
    limits: {
      nothingCompared: () => "Kein Urteil vergleicht zwei Policies.",
      disconnected: (groups) => `Diese verbindet nichts, sie haben also keine gemeinsame Skala: ${groups.join(" | ")}.`,
      neverBeaten: ([better, worse]) => `Wie viel stärker ${better} als ${worse} ist, lässt sich nicht sagen: nie `
        + "verloren, nie unentschieden.",
      onlyTies: ([policies]) => `Die Stärken von ${policies} lassen sich nicht sagen: Es war immer unentschieden.`,
      neverContradicted: ([policies]) => `Wie weit ${policies} auseinander liegen, lässt sich nicht sagen: Kein Urteil `
        + "widersprach je einem anderen.",
      tooFewPrompts: ([policies]) => `Wie sicher die Stärken von ${policies} sind, lässt sich nicht sagen: Weniger als `
        + "zwei Prompts vergleichen sie.",
      styleIsPolicy: ([policies]) => `Stil und Policy lassen sich nicht trennen: Der Stil von ${policies} `
        + "unterscheidet sich immer gleich.",
      styleDecides: ([policies]) => `Wie stark ${policies} ohne Stil sind, lässt sich nicht sagen: Er entschied jedes `
        + "Urteil.",
    },
    isBetter: (policy) => `„${policy}“ ist besser.`,
    judgements: "Urteile", mean: "Mittel",
    measures: { length: "Länge", headers: "Überschriften", lists: "Listen", bold: "Fettes" },
    modelOn: (model, unseen, seen) => `Reward-Modell ${model} wurde zu ${number(unseen)} Prompts gefragt, auf denen es `
      + `nicht trainiert wurde, und zu ${number(seen)}, auf denen es das wurde: Von diesen sagt es nur, was ihm gesagt `
      + "wurde.",
    noLargeDifference: "Lässt sich nicht sagen: Wenn es einen Unterschied gibt, ist er kleiner als 5 Punkte.",
    noModel: "In diesem Projekt antwortet noch kein Reward-Modell; neben dem, was Menschen sagen, steht also nichts.",
    none: "Noch vergleicht nichts zwei Policies: Dazu braucht es Urteile über Antworten von mindestens zweien, und "
      + "Dateien, die sagen, wer sie schrieb.",
    noSlice: "Nichts", note: "Was das heißt",
    parts: {
      conversations: "Gespräche", joint: "Gemeinsam", noImport: "Kein Import",
      nothing: "Kein Teil davon hat zwei Prompts, die zwei Policies vergleichen.", others: "Übrige",
      questions: "Einzelne Fragen",
      remark: (parts, level) => `${number(parts)} Teile werden betrachtet. Von 95-%-Intervallen liegt etwa eines von `
        + "zwanzig nur durch Zufall daneben; dass irgendein Teil anders scheint, heißt also wenig. Die gemeinsamen "
        + `Intervalle (je ${level}) gelten für alle Teile zugleich.`,
      title: (slice) => `Nach: ${slice}`,
      undetermined: "Nicht bestimmt", without: "Nichts angegeben",
    },
    omitted: (n) => `${counted(n, { one: "Policy", other: "Policies" })} mit weniger Urteilen sind weggelassen.`,
    oneLabeler: "Eine Person hat geurteilt: Die Intervalle sagen, was sie über andere Prompts sagen würde, nicht, was "
      + "andere sagen würden.",
    over: "vor", pair: "Paar", pairs: "Je zwei", people: "Von Menschen vorgezogen", policies: "Policies",
    policy: "Policy", preferred: "Anderen vorgezogen", prompts: "Prompts", random: "Vom Zufall gezogen", rank: "Platz",
    rankOf: (best, worst) => (best === worst ? number(best) : `${number(best)} bis ${number(worst)}`),
    slice: "Unterschieden nach",
    slices: { language: "Sprache", promptLength: "Länge des Prompts", round: "Welcher Import", turns: "Runden" },
    scale: "0 bis 100 %", strength: "Stärke", strengthAxis: "Stärke, in Nats gegen das Mittel",
    style: "Stil", styled: "Bei gleichem Stil", styleOff: "Wie er ist", styleOn: "Herausgerechnet", tasks: "Aufgaben",
    takesLabelers: (n, points) => `Lässt sich noch nicht sagen: Für einen Unterschied von ${number(points)} Punkten `
      + `braucht es etwa ${counted(n, { one: "Person", other: "Personen" })}.`,
    takesMore: (n, points) => `Lässt sich noch nicht sagen: Etwa ${number(n)} Urteile mehr würden einen Unterschied `
      + `von ${number(points)} Punkten zeigen.`,
    title: "Welche Menschen vorziehen",
    trainedOn: "Es wurde auf diesen Prompts trainiert: Dass es zustimmt, sagt nichts.",
    withoutComparison: (n) => `${counted(n, { one: "Urteil vergleicht", other: "Urteile vergleichen" })} keine zwei `
      + "Policies: Dateien sagten nicht, wer die Antworten schrieb, oder eine Policy schrieb alle.",
  },

  evaluations: {
    about: "Zwei Policies beantworten zurückgehaltene Prompts, und ihre Antworten werden zwischen anderen Aufgaben "
      + "beurteilt. Zurückgehalten sind Prompts, die ohne Antworten importiert wurden, und die früherer Auswertungen; "
      + "auf ihnen wird nie trainiert. Was herauskam, bleibt erhalten.",
    against: "gegen", answers: "Die Antworten", asManyAsNeeded: "So viele wie nötig",
    abandoned: (n) => `${counted(n, { one: "Aufgabe kann", other: "Aufgaben können" })} niemand mehr beurteilen: Alle `
      + "haben sie übersprungen oder schon beurteilt.",
    askedNoMore: (why) => `Die Policies werden nicht mehr gefragt. ${why}`,
    unanswered: "Die meisten Prompts wurden nicht beantwortet, also gibt es kein Urteil. Noch einmal fragen oder "
      + "beenden.",
    baseline: "Gegen", basis: "Worauf es beruht", begin: "Auswerten",
    byModel: (share) => `Nach dem Reward-Modell wären es ${share}.`,
    candidate: "Policy",
    chance: "Die Prompts zog der Zufall, und kein Reward-Modell wählte, was beurteilt wird.",
    clustered: "Das Intervall weiß, dass Urteile über einen Prompt und von einer Person zusammenhängen.",
    difference: "Unterschied, der sich zeigen soll, in Punkten",
    drawn: (prompts, heldOut, fresh) => `${counted(prompts, { one: "Prompt", other: "Prompts" })}, zufällig gezogen `
      + `aus ${number(heldOut)} zurückgehaltenen; davon sind ${number(fresh)} neu für Auswertungen.`,
    equal: (n) => `Auf ${counted(n, { one: "Prompt", other: "Prompts" })} gaben beide dieselbe Antwort: ein `
      + "Gleichstand, den niemand beurteilen musste.",
    fields: "Was über die Antworten gesagt wurde", figures: "Die Zahlen",
    heads: {
      answers: "Antworten", outcome: "Ergebnis", policy: "Policy", refused: "Ablehnungen", tokens: "Tokens",
      truncated: "Abgeschnitten", what: "Was", when: "Begonnen",
    },
    isBetter: (better, worse, share, interval) => `„${better}“ ist besser als „${worse}“: vorgezogen in ${share} `
      + `(${interval}).`,
    lost: (n) => `Aus ${counted(n, { one: "Prompt", other: "Prompts" })} wurde keine Aufgabe, über sie ist nichts `
      + "gesagt:",
    needsLabelers: (points, labelers, needed) => `${counted(labelers, { one: "Person ist", other: "Personen sind" })} `
      + `zu wenige, um einen Unterschied von ${decimal(points)} Punkten zu zeigen: Es braucht etwa ${number(needed)}.`,
    noLargeDifference: (points) => `Wenn es einen Unterschied gibt, ist er kleiner als ${decimal(points)} Punkte.`,
    none: "Eine solche Auswertung gibt es in diesem Projekt nicht.",
    nothingHeldOut: "Es sind keine Prompts zurückgehalten. Importieren Sie Prompts ohne Antworten, auf denen hier "
      + "nichts trainiert wurde: Sie warten, bis eine Auswertung nach ihnen fragt.",
    nothingJudged: "Es lässt sich nichts sagen: Weniger als zwei Prompts wurden beurteilt.",
    nothingShows: "Bei so vielen Gleichständen kann keine Policy so oft vorgezogen werden.",
    ofNow: "Mitzählen, was seither beurteilt wurde",
    openAfter: (done, wanted) => `Bisher, nach ${number(done)} von `
      + `${counted(wanted, { one: "Urteil", other: "Urteilen" })}:`,
    outcomes: {
      candidateIsBetter: "Sie ist besser.", baselineIsBetter: "Sie ist schlechter.",
      noLargeDifference: "Es gibt keinen großen Unterschied.", undecided: "Es lässt sich nicht sagen.",
      nothingJudged: "Nichts wurde beurteilt.",
    },
    plan: "Vor dem Beginn",
    preferred: (one, other, share, interval) => `Welche besser ist, lässt sich nicht sagen: „${one}“ wird „${other}“ `
      + `in ${share} vorgezogen (${interval}).`,
    prompts: "Prompts",
    restsOn: (judgements, prompts, labelers) => `${counted(judgements, { one: "Urteil", other: "Urteile" })}, `
      + `${counted(prompts, { one: "Prompt", other: "Prompts" })}, `
      + `${counted(labelers, { one: "Person", other: "Personen" })}.`,
    samePolicy: "Beide sind dieselbe Policy: Was sich unterscheidet, ist Zufall.",
    sayHowMany: "Nennen Sie eine Zahl von Prompts, um trotzdem zu beginnen.",
    shows: (judgements, points) => `${counted(judgements, { one: "Urteil zeigt", other: "Urteile zeigen" })} einen `
      + `Unterschied ab ${decimal(points)} Punkten, in vier von fünf Fällen.`,
    similar: (n) => `${counted(n, { one: "wartender Prompt bleibt", other: "wartende Prompts bleiben" })} weg, weil `
      + "sie anderen fast gleichen, die fürs Training beurteilt werden.",
    soFar: (answered, prompts, judged, wanted, left) => `${number(answered)} von `
      + `${counted(prompts, { one: "Prompt", other: "Prompts" })} beantwortet, ${number(judged)} von `
      + `${counted(wanted, { one: "Urteil", other: "Urteilen" })} abgegeben`
      + `${left === null ? "" : `, noch etwa ${left}`}`,
    stop: "Jetzt beenden", stopped: "Vor dem Ende beendet.",
    stoppedAfter: (n) => `Vor dem Ende beendet, nach ${counted(n, { one: "Urteil", other: "Urteilen" })}:`,
    takes: (points, judgements, prompts, labelers) => "Um zu zeigen, dass eine Policy in "
      + `${decimal(50 + points)} % statt 50 % vorgezogen wird, in vier von fünf Fällen, braucht es etwa `
      + `${counted(judgements, { one: "Urteil", other: "Urteile" })} über `
      + `${counted(prompts, { one: "Prompt", other: "Prompts" })} von `
      + `${counted(labelers, { one: "Person", other: "Personen" })}.`,
    takesLabelers: (n) => `Dafür braucht es etwa ${counted(n, { one: "Person", other: "Personen" })}.`,
    takesMore: (n) => `Dafür braucht es etwa ${counted(n, { one: "weiteres Urteil", other: "weitere Urteile" })}.`,
    tied: (n) => `${counted(n, { one: "Urteil zieht", other: "Urteile ziehen" })} keine vor; ein Gleichstand zählt `
      + "halb.",
    title: "Ist sie besser?",
    tooFewHeldOut: (n, points) => `${counted(n, { one: "Prompt ist", other: "Prompts sind" })} zurückgehalten`
      + `${points === null ? "" : `, was einen Unterschied von ${decimal(points)} Punkten zeigt`}. Fragen Sie `
      + "nach diesen, oder importieren Sie weitere ohne Antworten.",
    untrained: "Kein Reward-Modell, keine Übergabe und kein Export fürs Training hat diese Urteile oder Prompts.",
    withdrawn: (n) => `${counted(n, { one: "Aufgabe wurde", other: "Aufgaben wurden" })} zurückgezogen.`,
  },
  judges: {
    about: "Ein Modell wird gefragt, welche Antwort besser ist, jedes Paar in beiden Reihenfolgen. Sein Wort zählt "
      + "nicht als das eines Menschen: Es nimmt niemandem Arbeit weg, Labeler sehen es nie, und kein Reward-Modell "
      + "lernt daraus.",
    add: "Als Richter hinzufügen", again: "Bericht aktualisieren", ask: "Richter fragen",
    basis: (tasks, pairs, version) => `${counted(tasks, { one: "Aufgabe", other: "Aufgaben" })} mit Version `
      + `${number(version)} der Vorlage beurteilt; ${counted(pairs, { one: "Paar", other: "Paare" })} in beiden `
      + "Reihenfolgen.",
    bases: {
      differs: (n) => "Die von Menschen beurteilten Prompts sehen nicht wie eine Zufallsstichprobe aus; auf den "
        + `berichtigten Anteil ist kein Verlass (${counted(n, { one: "Prompt", other: "Prompts" })} gemeinsam).`,
      nothingBeyond: (n) => "kein berichtigter Anteil: Der Richter hat kaum einen Prompt beurteilt, den Menschen nicht "
        + `beurteilt haben (${counted(n, { one: "Prompt", other: "Prompts" })} gemeinsam).`,
      plausible: (n) => "Der berichtigte Anteil setzt voraus, dass die von Menschen beurteilten Prompts "
        + `(${counted(n, { one: "Prompt", other: "Prompts" })} gemeinsam) eine Zufallsstichprobe sind; nichts, was der `
        + "Richter sagt, spricht dagegen.",
      tooFewInCommon: (n) => "kein berichtigter Anteil: Menschen und Richter haben "
        + `${counted(n, { one: "Prompt", other: "Prompts" })} gemeinsam, nötig sind 20.`,
    },
    figures: {
      title: "Übereinstimmung und Verzerrung", withEach: "Einig mit jedem einzelnen Menschen",
      withMajority: "Einig mit den meisten Menschen", amongPeople: "Zwei Menschen sind sich einig",
      firstWins: "Das zuerst Gezeigte gewinnt", contradictions: "Eine Reihenfolge widerspricht der anderen",
      longer: "Die längere gewinnt", longerSame: "Die längere gewinnt, bei von Menschen beurteilten Paaren",
      longerPeople: "Die längere gewinnt dort, nach Menschen",
    },
    goOn: "Mit dem Lauf des Richters weitermachen",
    heads: {
      what: "Was", share: "Anteil", interval: "95-%-Intervall", judgements: "Urteile", prompts: "Prompts",
      pair: "Wird vorgezogen", by: "Von",
    },
    judge: "Richter",
    keptApart: (share, n) => `${number(share)} % der Prompts werden ihm für immer vorenthalten; von deren Aufgaben `
      + `haben Menschen ${number(n)} beurteilt.`,
    lastRun: (outcome, done, all, tokens, kept) => `Letzter Lauf: ${outcome}. ${number(done)} von `
      + `${counted(all, { one: "Aufgabe", other: "Aufgaben" })} beurteilt, `
      + `${counted(tokens, { one: "Token", other: "Tokens" })}; `
      + `${counted(kept, { one: "Aufgabe", other: "Aufgaben" })} dem Richter vorenthalten.`,
    most: "Höchstens so viele Aufgaben",
    nobody: "Noch lässt sich keine Policy als Richter fragen: erst eine mit Endpunkt hinzufügen.",
    nothing: "Mit dieser Version seiner Vorlage hat er noch nichts beurteilt.",
    omitted: (n) => `${counted(n, { one: "Policy", other: "Policies" })} ausgelassen, weil es zu viele sind.`,
    own: (pair) => `${pair}: Eine davon ist der Richter selbst, und Modelle ziehen gern das Eigene vor.`,
    policy: "Policy", saveTemplate: "Als neue Version speichern",
    soFar: (done, all, tokens) => `${number(done)} von ${counted(all, { one: "Aufgabe", other: "Aufgaben" })}, `
      + counted(tokens, { one: "Token", other: "Tokens" }),
    template: "Was er gefragt wird",
    templateHint: "Mit {prompt}, {first}, {second} und {mark}, einem Wort, das in keinem Text steht. Gelesen wird nur "
      + "eine letzte Zeile „Verdict: A“, „Verdict: B“ oder „Verdict: tie“.",
    title: "KI-Richter",
    unread: {
      noVerdict: (n) => `${number(n)}, die nicht mit einem enden`,
      refused: (n) => counted(n, { one: "Ablehnung", other: "Ablehnungen" }),
      severalVerdicts: (n) => `${number(n)} mit mehreren`,
      truncated: (n) => `${number(n)} abgeschnitten`,
    },
    unsaved: "eine geänderte Vorlage eines Richters",
    version: (n) => `Was er gefragt wird (Version ${number(n)})`,
    wins: {
      title: "Gewinnraten", people: "Menschen allein", judge: "dem Richter allein",
      corrected: "Menschen, mit Hilfe des Richters", of: (first, second) => `${first} vor ${second}`,
    },
    withoutVerdict: (reasons) => `Antworten ohne Urteil: ${reasons}.`,
  },
};

speakToManagers(german);
