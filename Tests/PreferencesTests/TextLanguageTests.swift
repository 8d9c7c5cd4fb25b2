import Foundation
import Testing

@testable import Preferences

@Suite("The language of a text")
struct TextLanguageTests {
    @Test(
        "is told by its letters and its commonest words",
        arguments: [
            ("Write a short poem about the sea for my sister.", "en"), ("What is the capital of France?", "en"),
            ("Erkläre mir bitte, warum der Himmel blau ist.", "de"),
            ("Écris une lettre à ma sœur pour la remercier de son cadeau.", "fr"),
            ("¿Cuál es la capital de España y por qué es importante?", "es"),
            ("Escreva um poema sobre o mar para a minha irmã.", "pt"),
            ("Scrivi una lettera per mia sorella che è a Roma.", "it"),
            ("Schrijf een brief aan mijn zus over de zee.", "nl"),
            ("Skriv ett brev till min syster om havet och varför det är blått.", "sv"),
            ("Hvad er hovedstaden i Danmark, og hvorfor er den kendt? Jeg vil også have noget om havet.", "da"),
            ("Hva er hovedstaden i Norge, og hvorfor er den kjent? Jeg vil også ha noe om havet.", "no"),
            ("Mikä on Suomen pääkaupunki ja miksi se on tunnettu?", "fi"),
            ("Napisz list do mojej siostry o tym, że morze jest piękne.", "pl"),
            ("Napiš dopis mé sestře, proč je moře tak krásné a jaké je.", "cs"),
            ("Írj egy levelet a nővéremnek, hogy miért szép a tenger.", "hu"),
            ("Scrie o scrisoare pentru sora mea despre mare și de ce este albastră.", "ro"),
            ("Kız kardeşim için deniz hakkında bir şiir yaz ve neden mavi olduğunu açıkla.", "tr"),
            ("Tulis surat untuk saudara saya yang tinggal di Jakarta.", "id"),
            ("Hãy viết một bài thơ về biển cho chị của tôi.", "vi"),
            ("Напиши письмо моей сестре о том, почему море синее.", "ru"),
            ("Напиши листа моїй сестрі про те, чому море синє.", "uk"),
            ("Напиши писмо на моята сестра за това защо морето е синьо.", "bg"),
            ("Γράψε ένα γράμμα στην αδελφή μου.", "el"), ("כתוב מכתב לאחותי על הים.", "he"),
            ("اكتب رسالة إلى أختي عن البحر.", "ar"), ("نامه‌ای به خواهرم دربارهٔ دریا بنویس که چرا آبی است.", "fa"),
            ("मेरी बहन को समुद्र के बारे में एक पत्र लिखो।", "hi"), ("เขียนจดหมายถึงน้องสาวของฉัน", "th"),
            ("妹に海についての手紙を書いてください。", "ja"), ("给我妹妹写一封关于大海的信。", "zh"),
            ("여동생에게 바다에 대한 편지를 써 주세요.", "ko"), ("დაწერე წერილი ჩემს დას.", "ka"),
        ])
    func told(text: String, code: String) {
        #expect(TextLanguage.code(of: text) == code)
    }

    @Test(
        "is not guessed at where there is too little, or several are mixed",
        arguments: [
            "", "Hi", "42 + 7 = ?", "Übersetze ins Deutsche, bitte:\n今日は良い天気です。",
            "```\nfor the in of and to is that\n```", "🙂🙂🙂",
            "Lorem ipsum dolor sit amet consectetur",
        ])
    func unknown(text: String) {
        #expect(TextLanguage.code(of: text) == TextLanguage.undetermined)
    }

    @Test("code in fences is not looked at, and a long text costs no more than its beginning")
    func fences() {
        let code =
            "```python\n" + String(repeating: "for the in of and to is that with as not or\n", count: 20) + "```\n"
        #expect(TextLanguage.code(of: code + "Erkläre mir bitte, was das macht und warum es nicht geht.") == "de")
        let long = String(repeating: "Das ist der Anfang und der ist lang. ", count: 400)
        #expect(TextLanguage.code(of: long + String(repeating: "What is the end of it? ", count: 4_000)) == "de")
    }

    @Test(
        "that is stated is taken by its code, with or without a region, or by its name",
        arguments: [
            ("de", "de"), ("de-AT", "de"), ("zh_CN", "zh"), ("German", "de"), (" english ", "en"), ("tlh", "tlh"),
            ("Klingon (old)", "klingon (old)"), ("  ", "und"),
        ])
    func stated(text: String, code: String) {
        #expect(TextLanguage.code(stated: text) == code)
    }

    private static let data = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../../shared/data/wmt23-mqm-kwise.jsonl"
    ).standardizedFileURL

    @Test(
        "real news and reviews are told, and never taken for another language",
        .enabled(if: FileManager.default.fileExists(atPath: data.path), "there is no ../shared/data"))
    func translations() throws {
        struct Line: Decodable {
            struct Text: Decodable { var text: String }
            var externalId: String
            var prompt: String
            var completions: [Text]
        }
        var (right, unknown, wrong) = (0, 0, [String]())
        func expect(_ text: String, _ code: String) {
            switch TextLanguage.code(of: text) {
            case code: right += 1
            case TextLanguage.undetermined: unknown += 1
            case let other: wrong.append("\(code) taken for \(other): \(text.prefix(80))")
            }
        }
        for line in try String(contentsOf: Self.data, encoding: .utf8).split(separator: "\n") {
            let line = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            let isChinese = line.externalId.contains("zhen")
            // Behind the instruction, which is in English.
            let source = line.prompt.split(separator: "\n\n", maxSplits: 1).last.map(String.init) ?? ""
            expect(source, isChinese ? "zh" : "en")
            for completion in line.completions.prefix(2) { expect(completion.text, isChinese ? "en" : "de") }
        }
        #expect(wrong.isEmpty, "\(wrong)")
        #expect(right > 1_000 && Double(right) > 0.95 * Double(right + unknown), "\(right) of \(right + unknown)")
    }
}
