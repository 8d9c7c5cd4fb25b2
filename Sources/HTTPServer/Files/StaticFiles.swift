import HTTPTypes

/// Serves the files below one folder.
struct StaticFiles: Sendable {
    /// `/` or `/vendor/`.
    let prefix: String
    private let directory: String
    private let compressed: CompressedFiles
    private static let blockBytes = 64 << 10

    init(prefix: String, directory: String, compressed: CompressedFiles) {
        self.prefix = prefix.hasSuffix("/") ? prefix : prefix + "/"
        self.directory = directory
        self.compressed = compressed
    }

    /// Whether a percent-encoded path lies below the prefix.
    func covers(_ path: String) -> Bool { path.hasPrefix(prefix) }

    /// Whether there is such a file.
    func contains(_ path: String) -> Bool {
        guard let relative = relativePath(path) else { return false }
        return (try? OpenFile(below: directory, relative)) != nil
    }

    func respond(to request: Request) async throws -> Response {
        guard let relative = relativePath(request.encodedPath), let file = try OpenFile(below: directory, relative)
        else {
            throw HTTPError.notFound
        }
        guard file.kind == .file else { return try redirectToFolder(request, relative) }
        let mediaType = MediaType.of(fileName: relative)
        let hasForms = CompressedFiles.suits(mediaType: mediaType, length: file.length)
        let form = hasForms ? await form(of: file, relative, for: request) : FileForm(plain: file)
        let condition = Preconditions(
            entityTag: form.entityTag, lastModified: file.lastModified, length: form.length)
        var fields: HTTPFields = [
            .eTag: form.entityTag, .lastModified: HTTPDate.text(file.lastModified),
            .cacheControl: Self.cacheControl(relative),
        ]
        if hasForms { fields[.vary] = "Accept-Encoding" }
        switch condition.evaluate(request.method, request.headerFields) {
        case .notModified:
            return Response(status: .notModified, headerFields: fields)
        case .failed:
            throw HTTPError(
                status: .preconditionFailed, code: "preconditionFailed", message: "The file has changed.")
        case .rangeNotSatisfiable:
            throw HTTPError(
                status: .rangeNotSatisfiable, code: "rangeNotSatisfiable",
                message: "The file has \(file.length) bytes.",
                headerFields: [.contentRange: "bytes */\(file.length)"])
        case .send(let range):
            fields[.contentType] = mediaType
            if form.isCompressed {
                fields[.contentEncoding] = "gzip"
            } else {
                fields[.acceptRanges] = "bytes"
            }
            let selected = range ?? 0..<form.length
            if range != nil {
                fields[.contentRange] = "bytes \(selected.lowerBound)-\(selected.upperBound - 1)/\(file.length)"
            }
            return Response(
                status: range == nil ? .ok : .partialContent, headerFields: fields,
                body: Self.body(of: form, selected, isHead: request.method == .head))
        }
    }

    /// The gzip form for those who want it. Ranges are parts of the file as it is: who asks for one has such a part.
    private func form(of file: OpenFile, _ relative: String, for request: Request) async -> FileForm {
        let isForRange = request.method == .get && request.headerFields[.range] != nil
        if !isForRange, AcceptedCodings.prefersGzip(request.headerFields[.acceptEncoding]),
            let bytes = await compressed.bytes(of: file, at: directory + "/" + relative)
        {
            return FileForm(gzip: bytes, of: file)
        }
        return FileForm(plain: file)
    }

    private static func body(of file: FileForm, _ range: Range<Int>, isHead: Bool) -> ResponseBody {
        if !isHead, range.count <= blockBytes {
            let bytes = file.read(range)
            if bytes.count == range.count { return .bytes(bytes) }
        }
        return .sized(range.count) { writer in
            var position = range.lowerBound
            while position < range.upperBound {
                let block = file.read(position..<min(position + blockBytes, range.upperBound))
                // Cut by someone meanwhile: the server notices the missing bytes and breaks the connection off.
                if block.isEmpty { return }
                try await writer.write(block)
                position += block.count
            }
        }
    }

    /// `/docs` is a folder with an index: relative links only work from `/docs/`.
    private func redirectToFolder(_ request: Request, _ relative: String) throws -> Response {
        guard !request.encodedPath.hasSuffix("/"),
            try OpenFile(below: directory, relative + "/index.html") != nil
        else { throw HTTPError.notFound }
        return Response(
            status: .permanentRedirect, headerFields: [.location: request.basePath.path(request.encodedPath + "/")])
    }

    /// The path below the folder; nil for what can not be a file of ours: dot segments and hidden names, empty
    /// segments, a slash that was percent-encoded.
    private func relativePath(_ path: String) -> String? {
        guard covers(path) else { return nil }
        var segments: [String] = []
        for segment in path.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false) {
            // Bytes, not characters: a combining mark makes another character of the slash or dot beside it.
            guard let name = PercentEncoding.decode(String(segment)), name.utf8.first != UInt8(ascii: "."),
                !name.utf8.contains(UInt8(ascii: "/"))
            else { return nil }
            segments.append(name)
        }
        if segments.last?.isEmpty == true { segments[segments.count - 1] = "index.html" }
        return segments.contains("") ? nil : segments.joined(separator: "/")
    }

    /// A name with a hash of its content never changes; everything else is asked for again, which the tag makes cheap.
    private static func cacheControl(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        let hashed = name.split(whereSeparator: { $0 == "." || $0 == "-" }).dropFirst().dropLast().contains { part in
            part.utf8.count >= 8 && part.utf8.allSatisfy { ByteClass.hexValue($0) != nil }
        }
        return hashed ? "public, max-age=31536000, immutable" : "no-cache"
    }
}
