/// How fast completions can be read at most: who was faster has not read them.
public enum ReadingPace {
    /// Four times as fast as people read silently (238 words a minute of six characters; Brysbaert 2019, "How many words do
    /// we read per minute?"): skimming is let pass, and so is a script with more to a character.
    public static let charactersPerSecond = 95

    /// The shortest time in which somebody may have read `texts`, in milliseconds.
    public static func shortestMs(_ texts: [String]) -> Int {
        shortestMs(characters: texts.reduce(0) { $0 + $1.unicodeScalars.count })
    }

    /// The same for texts of so many characters together.
    package static func shortestMs(characters: Int) -> Int { characters * 1_000 / charactersPerSecond }
}
