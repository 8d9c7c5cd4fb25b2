/// Keys and letters in the order in which fingers and alphabets have them.
enum KeyboardRuns {
    /// Longer runs are several.
    static let longest = 12

    /// Whether `text` of three characters or more runs along one of the rows, in either direction.
    static func contains(_ text: String) -> Bool { runs.contains(text) }

    private static let rows = [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "12345678900987654321",
        // Rows of American, German and French keyboards.
        "`1234567890-=", "~!@#$%^&*()_+", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./", "qwertzuiopü+", "asdfghjklöä#",
        "yxcvbnm,.-", "azertyuiop", "qsdfghjklm", "wxcvbn",
        // Columns, and zigzags between two rows.
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "qawsedrftgyhujikolp",
        "qazwsxedcrfvtgbyhnujmikolp", "1qay2wsx3edc4rfv5tgb6zhn", "!qaz@wsx#edc$rfv", "147258369", "741852963",
        "zaq1xsw2cde3vfr4bgt5", "aabbccddeeffgghhii", "112233445566778899", "a1b2c3d4e5f6g7h8", "1a2b3c4d5e6f7g8h",
    ]

    private static let runs: Set<String> = {
        var runs: Set<String> = []
        for row in rows.flatMap({ [Array($0), Array($0.reversed())] }) {
            for start in row.indices {
                for end in row.indices where (3...longest).contains(end + 1 - start) {
                    runs.insert(String(row[start...end]))
                }
            }
        }
        return runs
    }()
}
