import Crypto
import EndpointTesting
import Exchange
import Foundation
import HTTPTypes
import Preferences
import Testing

@testable import App
@testable import Storage

@Suite("Policies over the API")
struct PolicyRouteTests {
    private static let secret = "sk-very-secret-0123456789"
    private let app: TestApp
    private let ada: Client
    private let mia: Client
    private let lia: Client

    init() async throws {
        app = try TestApp()
        ada = try await app.client("ada", .admin)
        mia = try await app.client("mia", .manager)
        lia = try await app.client("lia", .labeler)
        try await app.project(tasks: 2, members: [mia, lia])
    }

    private func draft(_ url: String, name: String = "llama", key: String? = secret, _ more: String = "") -> String {
        #"""
        {"name": "\#(name)", "version": "2", "endpoint": {"url": "\#(url)"\#(key.map { #", "key": "\#($0)""# } ?? "")\#(more)}}
        """#
    }

    private func errors(_ answer: Answer) -> [String] {
        answer.list("errors").compactMap { ($0 as? [String: Any])?["pointer"] as? String }
    }

    @Test(
        "an admin adds a policy with an endpoint, changes it on the version that was seen, and a key stays where it belongs"
    )
    func walk() async throws {
        let new = try await ada.post(
            "/api/v1/policies",
            #"""
            {"name": "llama", "version": "2", "origin": {"baseModel": "meta/llama", "engine": "trl", "klDivergence": 3.5,
             "rewardModel": {"modelId": 7}, "note": "First try."},
             "endpoint": {"url": "http://127.0.0.1:8000/v1/chat/completions", "key": "\#(Self.secret)", "concurrency": 2,
              "parameters": {"temperature": 0.7, "stop": ["END"], "systemPrompt": "Be kind."}}}
            """#)
        #expect(new.status == 201, "\(new.text)")
        #expect(new.string("label") == "llama@2" && new.string("origin.engine") == "trl")
        #expect(new.int("origin.rewardModel.modelId") == 7 && new["origin.klDivergence"] as? Double == 3.5)
        #expect(new.string("endpoint.url") == "http://127.0.0.1:8000/v1" && new.string("endpoint.model") == "llama")
        #expect(new["endpoint.hasKey"] as? Bool == true && new["endpoint.parameters.temperature"] as? Double == 0.7)
        let path = "/api/v1/policies/\(try #require(new.int("id")))"
        let seen = try #require(try await ada.get(path).fields[.eTag])

        app.pass(1)
        let put: (String, HTTPFields) async throws -> Answer = { body, extra in
            try await ada.send(.put, path + "/endpoint", body, extra: extra)
        }
        let changed = try await put(#"{"url": "http://127.0.0.1:8000/v2", "model": "l"}"#, [.ifMatch: seen])
        #expect(changed.status == 200 && changed["endpoint.hasKey"] as? Bool == true, "\(changed.text)")
        #expect(changed["endpoint.parameters.temperature"] == nil && changed.int("endpoint.concurrency") == 4)
        app.pass(1)
        #expect(try await put(#"{"url": "http://127.0.0.1:8000/v3"}"#, [.ifMatch: seen]).status == 412)
        // A key is for one server.
        let elsewhere = try await put(#"{"url": "http://127.0.0.1:8001/v1"}"#, [:])
        #expect(elsewhere["endpoint.hasKey"] as? Bool == false)
        let keyed = try await put(#"{"url": "http://127.0.0.1:8001/v1", "key": "\#(Self.secret)"}"#, [:])
        #expect(keyed["endpoint.hasKey"] as? Bool == true)
        let bare = try await put(#"{"url": "http://127.0.0.1:8001/v1", "removesKey": true}"#, [:])
        #expect(bare["endpoint.hasKey"] as? Bool == false)
        #expect(try await Verification(app.installation.database).run() == [])
    }

    @Test("what is wrong is refused with a pointer, and a key is never repeated")
    func refused() async throws {
        let wrong = try await ada.post(
            "/api/v1/policies",
            #"""
            {"name": "a@b", "endpoint": {"url": "http://u:p@h/", "key": "with blank \#(Self.secret)", "concurrency": 0,
             "parameters": {"temperature": 9}}}
            """#)
        #expect(wrong.status == 422)
        #expect(
            Set(errors(wrong)) == [
                "/name", "/endpoint/url", "/endpoint/key", "/endpoint/concurrency", "/endpoint/parameters/temperature",
            ], "\(wrong.text)")
        #expect(!wrong.text.contains(Self.secret))
        let number = try await ada.post(
            "/api/v1/policies", #"{"name": "x", "endpoint": {"url": "http://h", "key": ["\#(Self.secret)"]}}"#)
        #expect(number.status == 422 && errors(number) == ["/endpoint/key"] && !number.text.contains(Self.secret))
        let both = try await ada.post(
            "/api/v1/policies",
            #"{"name": "x", "endpoint": {"url": "http://h"}, "bestOf": {"policyId": 1, "count": 4}}"#)
        #expect(errors(both) == ["/endpoint"])
        // The test project's completions are of hidden-0 to hidden-2: known from files, and this is one of them.
        let known = try await ada.post("/api/v1/policies", #"{"name": "hidden-0", "origin": {"note": "Ours."}}"#)
        let listed = try await ada.get("/api/v1/policies").list("items")
        let names = listed.compactMap { ($0 as? [String: Any])?["label"] as? String }
        #expect(known.status == 201 && names.sorted() == ["hidden-0", "hidden-1", "hidden-2"])
        #expect(try await ada.post("/api/v1/policies", #"{"name": "hidden-0"}"#).string("code") == "conflict")
        #expect(try await ada.post("/api/v1/policies/99/check").status == 404)
        #expect(try await ada.get("/api/v1/policies/99").status == 404)
    }

    @Test("managers see policies, labelers nothing; both change nothing")
    func roles() async throws {
        let id = try #require(try await ada.post("/api/v1/policies", draft("http://127.0.0.1:8000/v1")).int("id"))
        let path = "/api/v1/policies/\(id)"
        #expect(try await mia.get("/api/v1/policies").list("items").count == 4)
        #expect(try await mia.get(path).status == 200)
        let own = try await mia.get("/api/v1/projects/p/policies?limit=2")
        #expect(own.string("items.0.policy.label")?.hasPrefix("hidden-") == true && own.int("items.0.completions") == 2)
        #expect(own.string("nextCursor") == "2")
        #expect(try await mia.get("/api/v1/projects/p/policies?cursor=2").list("items").count == 1)
        let max = try await app.client("max", .manager)
        #expect(try await max.get("/api/v1/projects/p/policies").status == 404)
        for path in ["/api/v1/policies", path, "/api/v1/projects/p/policies"] {
            let answer = try await lia.get(path)
            #expect(answer.status == 403 && !answer.text.contains("llama") && !answer.text.contains("hidden"))
        }
        for client in [mia, lia] {
            #expect(try await client.post("/api/v1/policies", draft("http://127.0.0.1:1", name: "x")).status == 403)
            #expect(try await client.put(path + "/endpoint", #"{"url": "http://127.0.0.1:1"}"#).status == 403)
            #expect(try await client.post(path + "/check").status == 403)
            #expect(try await client.put(path + "/removal", "{}").status == 403)
            #expect(try await client.delete(path + "/removal").status == 403)
            #expect(try await client.put(path + "/merged-into", #"{"policyId": 1}"#).status == 403)
            #expect(try await client.delete(path + "/merged-into").status == 403)
        }
    }

    @Test("policies are removed and come back, and spellings are merged and parted")
    func removal() async throws {
        let one = "/api/v1/policies/1"
        #expect(try await ada.put(one + "/removal", "{}").string("removedAt") != nil)
        #expect(try await ada.get("/api/v1/policies").string("items.0.removedAt") != nil)
        #expect(try await ada.delete(one + "/removal").string("removedAt") == nil)
        #expect(try await ada.put(one + "/merged-into", #"{"policyId": 2}"#).int("mergedInto") == 2)
        #expect(try await ada.put(one + "/merged-into", #"{"policyId": 1}"#).status == 409)
        #expect(try await ada.put("/api/v1/policies/2/merged-into", #"{"policyId": 3}"#).status == 409)
        #expect(try await ada.put("/api/v1/policies/3/merged-into", #"{"policyId": 1}"#).status == 409)
        #expect(try await ada.put(one + "/merged-into", #"{"policyId": 99}"#).status == 404)
        #expect(try await ada.delete(one + "/merged-into").int("mergedInto") == nil)
        let events = try await Audit(app.installation.database).list(limit: 1_000).items
        let actions = events.filter { $0.subject == "policy" }.map(\.action)
        #expect(actions.suffix(4) == ["remove", "restore", "merge", "unmerge"])
    }

    @Test("a check shows what came, or why nothing did")
    func check() async throws {
        let long = String(repeating: "word ", count: 200)
        let server = try ScriptedEndpoint { number, request in
            switch number {
            case 0: ScriptedEndpoint.reply("Hello!")
            case 1: ScriptedEndpoint.reply(long, reason: "length")
            case 2:
                // Servers repeat what they were sent.
                ScriptedEndpoint.json(
                    #"{"error": {"message": "Incorrect API key provided: \#(Self.secret)"}}"#,
                    status: "401 Unauthorized")
            default: [.reset]
            }
        }
        defer { server.stop() }
        let new = try await ada.post(
            "/api/v1/policies", draft(server.url, #", "model": "m", "parameters": {"temperature": 0.5}"#))
        let path = "/api/v1/policies/\(try #require(new.int("id")))/check"
        let hello = try await ada.post(path)
        #expect(hello.status == 200 && hello.string("answer.text") == "Hello!")
        #expect(hello.string("answer.ending") == "complete")
        #expect(hello.int("answer.completionTokens") == 7 && hello.int("milliseconds") != nil)
        let asked = try #require(server.requests.first)
        #expect(asked.contains("Authorization: Bearer \(Self.secret)\r\n"))
        #expect(asked.contains(#""model":"m""#) && asked.contains(#""temperature":0.5"#))
        #expect(asked.contains("max_tokens"))
        let cut = try await ada.post(path)
        #expect(cut.string("answer.ending") == "truncated" && cut.string("answer.text")?.count == 301)
        let refused = try await ada.post(path)
        #expect(refused.status == 200 && refused["answer"] == nil)
        #expect(refused.string("fault")?.contains("401: Incorrect API key provided: …") == true, "\(refused.text)")
        #expect(try await ada.post(path).string("fault")?.contains("cannot be reached") == true)
        // The best of its answers is asked there as well.
        let best = try await ada.post(
            "/api/v1/policies",
            #"{"name": "best", "bestOf": {"policyId": \#(try #require(new.int("id"))), "count": 4}}"#)
        let bestPath = "/api/v1/policies/\(try #require(best.int("id")))/check"
        #expect(try await ada.post(bestPath).string("fault")?.contains("cannot be reached") == true)
        #expect(server.requests.count == 5)
        let events = try await Audit(app.installation.database).list(limit: 1_000).items.filter { $0.action == "check" }
        #expect(events.map(\.detail) == [true, true, false, false, false].map { #"{"isAnswered":"\#($0)"}"# })

        #expect(try await ada.post("/api/v1/policies/1/check").string("code") == "conflict")
        _ = try await ada.put(path.replacing("/check", with: "/removal"), "{}")
        #expect(try await ada.post(path).string("code") == "conflict")
        #expect(try await ada.post(bestPath).string("code") == "conflict")
        #expect(server.requests.count == 5)
    }

    @Test("a check asks no address that gives a cloud's secrets away, and no more than so many a minute")
    func limits() async throws {
        let new = try await ada.post("/api/v1/policies", draft("http://169.254.169.254/latest"))
        let path = "/api/v1/policies/\(try #require(new.int("id")))/check"
        for _ in 0..<PolicyCheck.perMinute {
            let answer = try await ada.post(path)
            #expect(answer.string("fault")?.contains("is link-local") == true, "\(answer.text)")
        }
        let refused = try await ada.post(path)
        #expect(refused.status == 429 && refused.string("code") == "tooManyChecks")
        #expect(refused.fields[.retryAfter].flatMap { Int($0) }.map { (1...61).contains($0) } == true)
        // Another admin's are counted by themselves.
        #expect(try await app.client("ben", .admin).post(path).status == 200)
        let pace = CallPace.ofPolicyChecks
        let start = ContinuousClock.now
        for _ in 0..<PolicyCheck.perMinute { try pace.begin(ID(1), now: start) }
        #expect(throws: (any Error).self) { try pace.begin(ID(1), now: start + .seconds(59)) }
        try pace.begin(ID(1), now: start + .seconds(60))
    }

    @Test("a key stands nowhere but, sealed, in its row: in no answer, no log, no audit row, no file")
    func nowhere() async throws {
        let server = try ScriptedEndpoint { _, _ in
            ScriptedEndpoint.json(#"{"error": "key \#(Self.secret) is wrong"}"#, status: "403 Forbidden")
        }
        defer { server.stop() }
        let new = try await ada.post("/api/v1/policies", draft(server.url))
        let path = "/api/v1/policies/\(try #require(new.int("id")))"
        var said = [new]
        said.append(try await ada.put(path + "/endpoint", #"{"url": "\#(server.url)", "key": "\#(Self.secret)"}"#))
        said.append(try await ada.post(path + "/check"))
        said.append(try await ada.post("/api/v1/policies", draft(server.url)))
        for client in [ada, mia] {
            for entry in app.application.entries where entry.method == .get && entry.pattern.hasPrefix("/api/") {
                let address = entry.pattern.replacing("{slug}", with: "p")
                    .replacing("{policy}", with: "\(try #require(new.int("id")))").replacing(/\{[a-z]+\}/, with: "1")
                // Server-sent events have no end.
                guard !address.hasSuffix("/events") else { continue }
                said.append(try await client.get(address))
            }
        }
        #expect(said[2].string("fault")?.contains("key … is wrong") == true, "\(said[2].text)")
        for answer in said {
            #expect(!answer.text.contains(Self.secret))
            #expect(!answer.fields.contains { $0.value.contains(Self.secret) })
        }
        for lines in try await [PolicySetup(installation: app.installation).lines()] {
            #expect(!lines.joined().contains(Self.secret))
        }
        let folder = URL(filePath: app.installation.folder.path)
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var looked = 0
        for case let file as URL in files where !file.hasDirectoryPath {
            let content = try Data(contentsOf: file)
            #expect(content.range(of: Data(Self.secret.utf8)) == nil, "\(file.lastPathComponent)")
            looked += 1
        }
        #expect(looked >= 2, "the database and the key file at least")
        // And yet it is there.
        let keys = EndpointKeyFile(path: app.installation.folder.endpointKeys)
        let id: ID<Policy> = ID(Int64(try #require(new.int("id"))))
        #expect(try await app.stores.policies.key(of: id, openedBy: keys.read()) == Self.secret)
    }
}

@Suite("The file that opens endpoints' keys")
struct EndpointKeyFileTests {
    private let folder: URL
    private let file: EndpointKeyFile

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "podium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = EndpointKeyFile(path: folder.appending(path: "endpoint-keys.key").path(percentEncoded: false))
    }

    private func mode() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    }

    @Test("it is made once, for its owner alone, and read again; of many that make it at once all get one")
    func made() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try file.read() == nil)
        let keys = try await withThrowingTaskGroup(of: Data.self) { group in
            for _ in 0..<16 { group.addTask { [file] in try file.readOrMake().data } }
            return try await group.reduce(into: Set<Data>()) { $0.insert($1) }
        }
        #expect(keys.count == 1 && keys.first?.count == SealingKey.count)
        #expect(try file.read()?.data == keys.first)
        #expect(try mode() == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).count == 1)
    }

    @Test("others may not read it, and it has its size", arguments: [0o644, 0o640, 0o606])
    func wrong(mode: Int) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try file.readOrMake()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        #expect {
            try file.readOrMake()
        } throws: {
            "\($0)".contains("chmod 600")
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        for count in [0, 31, 33] {
            try Data(repeating: 1, count: count).write(to: URL(filePath: file.path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            #expect {
                try file.read()
            } throws: {
                "\($0)".contains("32 bytes")
            }
        }
    }
}

@Suite("Policies on the command line")
struct PolicySetupTests {
    private let app: TestApp
    private let setup: PolicySetup

    init() throws {
        app = try TestApp()
        setup = PolicySetup(installation: app.installation)
    }

    private var keyFile: String { app.installation.folder.endpointKeys }

    @Test("policies are added, listed, asked, changed, merged, removed and brought back by their labels")
    func walk() async throws {
        #expect(try await setup.lines()[0].contains("podium policy add"))
        let server = try ScriptedEndpoint { number, _ in
            number == 0 ? ScriptedEndpoint.reply("Hello\\u001b[31m!") : ScriptedEndpoint.json("{}", status: "500 Oops")
        }
        defer { server.stop() }
        let added = try await setup.add(
            "llama", version: "2", origin: .init(baseModel: "meta/llama", klDivergence: 3.25, note: "First."),
            endpoint: EndpointDraft(url: server.url, key: "sk-secret"), bestOf: nil, of: nil)
        #expect(added[0] == "Added llama@2." && added[1].contains("podium policy check llama@2"))
        _ = try await setup.add(
            "best", version: nil, origin: .init(), endpoint: nil, bestOf: 16, of: "llama@2")
        _ = try await setup.add("lama", version: nil, origin: .init(), endpoint: nil, bestOf: nil, of: nil)
        #expect(
            try await setup.lines() == [
                "llama@2\t\(server.url), with a key\tfrom meta/llama, KL 3.25, First.\t",
                "best\tbest of 16 of llama@2\t\t", "lama\tfrom files\t\t",
            ])
        let said = try await setup.check("llama@2")
        #expect(said[0].hasPrefix("llama@2 answers after ") && said[0].contains("7 tokens"))
        #expect(said[1] == "Hello\\u{1B}[31m!")
        await #expect(throws: ConfigurationError.self) { try await setup.check("llama@2") }
        #expect(
            try await setup.setEndpoint(EndpointDraft(url: server.url, model: "m"), of: "llama@2")
                .contains("with its key"))
        #expect(
            try await setup.setEndpoint(EndpointDraft(url: server.url, removesKey: true), of: "llama@2")
                .contains("without a key"))
        #expect(try await setup.merge("lama", into: "llama@2").contains("another spelling of llama@2"))
        #expect(try await setup.setRemoved(true, "best").contains("asked no more"))
        let lines = try await setup.lines()
        #expect(lines[1].contains("\tremoved 2027-01-15T08:00:00Z"))
        #expect(lines[2].hasSuffix("\tanother spelling of llama@2"))
        #expect(try await setup.setRemoved(false, "best") == "best is back.")
        #expect(try await setup.merge("lama", into: nil).contains("as itself"))
        await #expect(throws: ConfigurationError.self) { try await setup.check("unknown") }
        await #expect(throws: ConfigurationError.self) {
            try await setup.add("b", version: nil, origin: .init(), endpoint: nil, bestOf: 4, of: nil)
        }
    }

    @Test("what was tuned with a hand-over of this Podium knows its snapshot")
    func handover() async throws {
        try await app.project(tasks: 3)
        let folder = app.installation.folder.path + "/out"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = try await Handover(
            stores: app.stores, project: app.installation.project("p"), engine: .trl, pairsPerPrompt: 5,
            server: "http://127.0.0.1:8080", version: "1", clock: app.installation.clock
        ).write(to: folder)
        let path = folder + "/" + HandoverManifest.path
        let lines = try await setup.add(
            "tuned", version: nil, origin: .init(baseModel: "small", engine: "own", manifest: path), endpoint: nil,
            bestOf: nil, of: nil)
        #expect(lines == ["Added tuned."])
        let origin = try await app.stores.policies.find(labeled: "tuned").origin
        #expect(origin.snapshot == .init(id: made.snapshot.id.rawValue, sha256: made.snapshot.sha256))
        #expect(origin.rewardModel == nil && origin.engine == "own" && origin.baseModel == "small")
        #expect(origin.manifestSHA256 == SHA256.hash(try Data(contentsOf: URL(filePath: path))).hexadecimal)
    }

    @Test("a hand-over's manifest says what a policy was tuned against; numbers of another Podium are left out")
    func manifest() async throws {
        let folder = URL(filePath: app.installation.folder.path)
        let path = folder.appending(path: "MANIFEST.json").path(percentEncoded: false)
        let hash = String(repeating: "ab", count: 32)
        try app.installation.folder.create()
        let text = #"""
            {"kind": "podiumHandover", "engine": "trl", "project": "p", "snapshot": {"id": 4, "sha256": "\#(hash)", "rankings": 9},
             "rewardModel": {"id": 2, "sha256": "\#(hash)", "snapshotId": 4}, "files": {}}
            """#
        try Data(text.utf8).write(to: URL(filePath: path))
        let lines = try await setup.add(
            "tuned", version: nil, origin: .init(klDivergence: 2, manifest: path), endpoint: nil, bestOf: nil, of: nil)
        #expect(lines.count == 3 && lines[1].contains("reward model 2 is not of this Podium"))
        let origin = try await app.stores.policies.find(labeled: "tuned").origin
        #expect(origin.engine == "trl" && origin.klDivergence == 2)
        #expect(origin.rewardModel == .init(modelId: nil, sha256: hash))
        #expect(origin.snapshot == .init(id: nil, sha256: hash))
        #expect(origin.manifestSHA256 == SHA256.hash(Data(text.utf8)).hexadecimal)
        try Data(#"{"kind": "other"}"#.utf8).write(to: URL(filePath: path))
        for path in [path, path + ".not-there"] {
            await #expect(throws: ConfigurationError.self) {
                try await setup.add(
                    "t", version: nil, origin: .init(manifest: path), endpoint: nil, bestOf: nil, of: nil)
            }
        }
    }

    @Test("verify and restore say where keys cannot be opened, and a check says it too")
    func unopened() async throws {
        func notes() async throws -> [String] {
            try await DatabaseCare(installation: app.installation).verify().lines.filter { $0.contains("key") }
        }
        _ = try await setup.add(
            "a", version: nil, origin: .init(), endpoint: EndpointDraft(url: "http://127.0.0.1:9", key: "k"),
            bestOf: nil, of: nil)
        #expect(try await notes() == [])
        let backup = app.installation.folder.path + "backup.sqlite"
        try await app.installation.database.backup(to: backup)
        let copy = DataFolder(path: app.installation.folder.path + "copy")
        let restored = try DatabaseRestore(folder: copy, resources: app.installation.resources).run(from: backup)
        #expect(restored.last?.contains("1 endpoint key of the backup cannot be opened here") == true, "\(restored)")

        try FileManager.default.removeItem(atPath: keyFile)
        #expect(try await notes().first?.contains("1 endpoint key cannot be opened: there is no ") == true)
        await #expect(throws: StorageError.self) { try await setup.check("a") }
        _ = try EndpointKeyFile(path: keyFile).readOrMake()
        #expect(try await notes().first?.contains("does not open the keys of: a.") == true)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: keyFile)
        #expect(try await notes().first?.contains("chmod 600") == true)
        let ada = try await app.client("ada", .admin)
        let refused = try await ada.post("/api/v1/policies/1/check")
        #expect(refused.status == 503 && refused.string("code") == "keyFile" && refused.text.contains("chmod 600"))
    }
}
