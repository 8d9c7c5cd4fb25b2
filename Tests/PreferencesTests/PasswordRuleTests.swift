import Preferences
import Testing

@Suite("The rule for passwords")
struct PasswordRuleTests {
    private func code(_ password: String, for username: String = "ada.lovelace") -> String? {
        do throws(ValidationError) {
            try PasswordRule.validate(password, for: username)
            return nil
        } catch {
            #expect(error.issues.first?.pointer == "/password")
            return error.issues.first?.code
        }
    }

    @Test(
        "takes what is not easy to guess",
        arguments: [
            "long enough 1", "four quiet copper kettles", "k7mq-x2vd-9hta-c4ws", "tr0ub4dor&3x9", "Wq8#zR!m2pLx",
            "схема трёх гвоздей", "mein Hut der hat drei Ecken", "passwordQ7z!kV2x",
        ])
    func takes(password: String) {
        #expect(code(password) == nil)
    }

    @Test(
        "refuses what is tried first, however it is decorated",
        arguments: [
            "aaaaaaaaaa", "1234567890", "0987654321", "12345678910", "abcdefghij", "qwertyuiop", "qwertzuiop",
            "1q2w3e4r5t",
            "1qaz2wsx3edc", "asdfghjkl;", "password123", "Password2024!", "P@ssw0rd!!!", "passwordpassword",
            "iloveyou12",
            "letmein2025", "Summer2026!!", "monkeydragon", "Welcome12345", "abcabcabcabc", "abababababab", "1212121212",
            "1111122222", "adminadmin", "admin123456", "podiumpodium", "Podium2026!", "rankings123", "Passwort1234",
            "!@#$%^&*()", "trustno1trustno1", "qwerty123456", "zxcvbnm12345", "liverpool2019",
        ])
    func refusesCommon(password: String) {
        #expect(code(password) == "passwordTooCommon")
    }

    @Test(
        "refuses the user's own name",
        arguments: ["ada.lovelace", "lovelace1234", "Lovelace2026!", "ecalevol1234", "adalovelace!", "l0velace1990!"])
    func refusesName(password: String) {
        #expect(code(password) == "passwordTooCommon")
        #expect(code("lovelace1234", for: "grace") == nil)
    }

    @Test("says what is wrong in words")
    func words() {
        let error = #expect(throws: ValidationError.self) {
            try PasswordRule.validate("password123", for: "ada", pointer: "/newPassword")
        }
        #expect(error?.issues.first?.pointer == "/newPassword")
        #expect(
            error?.message.contains("(neighbouring keys or letters, words that many passwords have)") == true,
            "\(error?.message ?? "")")
    }

    @Test("bounds the length in characters from below and in bytes from above")
    func length() {
        #expect(code("k7mq-x2vd") == "passwordTooShort")
        #expect(code("e" + String(repeating: "\u{301}", count: 30)) == "passwordTooShort")
        #expect(code(String(repeating: "xk", count: 513)) == "passwordTooLong")
        #expect(code("kq7" + String(repeating: "mz4v9", count: 200)) == nil)
    }
}
