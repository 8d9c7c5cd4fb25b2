extension PracticePreset {
    static let german: [PracticePreset] = [
        PracticePreset(
            .ranking, "de",
            PracticeTask(
                prompt: Prompt(
                    "Mein Sauerteigbrot wird fest und flach. Was soll ich zuerst ändern? Bitte eine kurze Antwort."),
                completions: [
                    .init(
                        text: """
                            Das tut mir leid! Backen ist eine Reise, und jedes Brot lehrt uns etwas. Machen Sie \
                            weiter und verlieren Sie nie den Mut!
                            """,
                        why: "Freundlich, aber keine Antwort. Freundlichkeit ersetzt keine Hilfe."),
                    .init(
                        text: """
                            Prüfen Sie zuerst den Ansatz: Nach dem Füttern soll er sich in sechs Stunden \
                            verdoppeln. Tut er das nicht, kann das Brot nicht aufgehen, was immer Sie sonst \
                            ändern.
                            """,
                        why: "Nennt eine Sache, sagt, woran man sie erkennt, und ist kurz, wie es verlangt war."),
                    .init(
                        text: """
                            Das hat viele Ursachen. Der Ansatz kann schwach sein, die Gare zu kurz, der Teig zu \
                            trocken, der Ofen zu kalt, das Mehl zu alt, und geknetet wurde zu wenig oder zu viel. \
                            Ändern Sie eins nach dem anderen und schreiben Sie auf, was Sie getan haben.
                            """,
                        why: "Nichts daran ist falsch, aber gefragt war, was *zuerst* zu ändern ist, und das kurz."),
                    .init(
                        text: "Geben Sie täglich einen Löffel Salz in den Ansatz. Von Salz wächst die Hefe schneller.",
                        why:
                            "Kurz, bestimmt und falsch: Salz bremst Hefe. Eine falsche Antwort, der jemand folgt, schadet; "
                            + "darum steht sie unter einer, die nur nicht hilft."),
                ],
                expected: ExpectedJudgement(tiers: [[ID(2)], [ID(3)], [ID(1)], [ID(4)]]),
                feedback: """
                    Jede Antwort bis zum Ende lesen, dann erst ordnen. Vorn steht, welche man selbst lieber \
                    bekäme: Sie tut, was verlangt war, sie stimmt, und sie ist nicht länger als nötig.

                    Sind zwei gleich gut, bekommen sie denselben Rang.
                    """)),
        PracticePreset(
            .pair, "de",
            PracticeTask(
                prompt: Prompt(
                    "Welcher Monat folgt auf den Monat mit den wenigsten Tagen? Antworten Sie mit einem Wort."),
                completions: [
                    .init(
                        text: """
                            Der Februar hat die wenigsten Tage: 28, in Schaltjahren 29. Der Monat, der auf ihn \
                            folgt, ist also der März.
                            """,
                        why: "Richtig, aber nicht ein Wort, wie es verlangt war."),
                    .init(text: "März", why: "Richtig, und in der Form, die verlangt war."),
                ],
                expected: ExpectedJudgement(tiers: [[ID(2)], [ID(1)]]),
                feedback: """
                    Beide Antworten stimmen; also entscheidet, was verlangt war. Länger ist nicht besser: Es kommt \
                    darauf an, was gewünscht war und ob es geliefert wurde.
                    """)),
        PracticePreset(
            .rating, "de",
            PracticeTask(
                prompt: Prompt("Wie bekomme ich Kerzenwachs aus einer Tischdecke?"),
                completions: [
                    .init(
                        text: """
                            Lassen Sie das Wachs hart werden und heben Sie es mit einem stumpfen Messer ab. Legen Sie \
                            Küchenpapier unter und auf die Stelle und bügeln Sie bei niedriger Hitze, bis das Papier \
                            den Rest aufgesogen hat.
                            """,
                        why: "Sagt der Reihe nach, was zu tun ist, und es wirkt. Dafür ist das gute Ende der Skala da."),
                    .init(
                        text: """
                            Kerzenwachs ist ein Gemisch aus Kohlenwasserstoffen, das bei etwa 60 °C schmilzt. Kerzen \
                            gibt es seit Jahrtausenden.
                            """,
                        why: "Jeder Satz stimmt, und keiner hilft: Die Frage bleibt unbeantwortet."),
                ],
                expected: ExpectedJudgement(),
                feedback: """
                    Jede Antwort für sich bewerten, nicht an der anderen gemessen: Ein Wert bedeutet bei jeder Aufgabe \
                    dasselbe. Die Enden der Skala sind für Antworten wie diese beiden; die meisten gehören dazwischen.
                    """)),
        PracticePreset(
            .demonstration, "de",
            PracticeTask(
                prompt: Prompt(
                    "Erklären Sie einem achtjährigen Kind, warum der Himmel blau ist. Zwei oder drei Sätze."),
                completions: [],
                expected: ExpectedJudgement(
                    demonstration: """
                        Sonnenlicht sieht weiß aus, besteht aber aus allen Farben. Wenn es durch die Luft kommt, \
                        wird das blaue Licht viel öfter hin und her geworfen als das rote. Darum kommt von überall \
                        am Himmel etwas Blau in deine Augen.
                        """),
                feedback: """
                    Gut ist, was man selbst gern bekäme: eine Antwort, die tut, was verlangt war, in Worten für \
                    den, der gefragt hat. Eine andere als diese kann ebenso gut sein.
                    """)),
    ]
}
