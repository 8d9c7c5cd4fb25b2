import { counted } from "../core/format.js";
import { speakToManagers, strings } from "../core/language.js";

/*
 * Deutsch der Seiten für Leitung und Admins. Feste Wörter wie in de.js, dazu: Formular (form), Urteil (judgement),
 * Bewertende (labelers), Leitung (manager), Musterantwort (demonstration), Abstufung (strength), Vorlage (preset),
 * Belohnungsmodell (reward model), Trainingslauf (training run), Überlappung heißt „Bewertende je Aufgabe“.
 */

const count = {
  /** @param {number} n */ scales: (n) => counted(n, { one: "Skala", other: "Skalen" }),
  /** @param {number} n */ flags: (n) => counted(n, { one: "Merkmal", other: "Merkmale" }),
  /** @param {number} n */ choices: (n) => counted(n, { one: "Auswahl", other: "Auswahlen" }),
  /** @param {number} n */ texts: (n) => counted(n, { one: "Text", other: "Texte" }),
  /** @param {number} n */ characters: (n) => counted(n, { one: "Zeichen", other: "Zeichen" }),
};

/** @type {import("./managing-en.js").Managing} */
const german = {
  titles: {
    form: "Formular – Podium",
    formOf: (project) => `Formular von ${project} – Podium`,
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
    named: {
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

  problems: {
    formTooLong: "Das Formular hat zu viele Wörter. Lange Erklärungen gehören in die Anleitung.",
    invalidKey: "Diese Taste gehört schon der Seite. Bitte eine andere wählen.",
    invalidLabel: "Eine Beschriftung steht in einer Zeile, hat sichtbare Zeichen und nicht zu viele davon.",
    invalidLength: "So viele Zeichen sind nicht möglich. Leer lassen, wenn beliebig kurze Texte recht sind.",
    invalidName: (pointer) => (pointer.startsWith("/fields/")
      ? "Der Name wird gespeichert und exportiert: erst ein Kleinbuchstabe, dann Buchstaben ohne Umlaute und Ziffern."
      : "Ein Name hat 1 bis 200 Zeichen, alle sichtbar."),
    invalidScale: "Die Skala muss aufwärts gehen und darf nicht zu lang sein.",
    invalidStrength: "Abstufungen gehen von 1 aufwärts, die schwächste zuerst.",
    invalidValue: (pointer) => (pointer.endsWith("/value")
      ? "Ein gespeicherter Wert hat nur Buchstaben ohne Umlaute, Ziffern und - _ ." : undefined),
    missingScale: "Eine Skala braucht eine kleinste und eine größte Zahl, etwa 1 und 7.",
    noFields: "Ein Formular, das nur bewertet, braucht wenigstens eine Frage.",
    noStrengths: "Ohne Abstufungen kann keine erforderlich sein.",
    noTies: "Ohne Gleichstand braucht es keine Worte dafür.",
    nothingToRank: "Dieses Formular ordnet nicht; vorher zu bewerten geht nur, wo danach geordnet wird.",
    nothingToRate: "Hier gibt es an den Antworten nichts zu bewerten. Das Urteil oder diese Frage ändern.",
    notOfKind: "Das gibt es bei dieser Art nicht.",
    optionCount: "Eine Auswahl hat wenigstens zwei Optionen, und nicht zu viele.",
    repeatedKey: "Diese Taste hat schon eine andere Frage.",
    repeatedName: "Zwei Fragen heißen gleich. Bitte eine umbenennen.",
    repeatedValue: "Zwei Optionen haben denselben Wert. Bitte einen ändern.",
    strengthCount: "So viele Abstufungen sind nicht möglich.",
    takenName: "Dieser Name ist in JavaScript vergeben. Bitte einen anderen wählen.",
    tooManyFields: "Das Formular hat zu viele Fragen.",
  },
};

speakToManagers(german);
