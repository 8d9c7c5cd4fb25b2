internal import COpenSSL

/// The OpenSSL library that is loaded, such as "OpenSSL 3.0.17 1 Jul 2025".
package var openSSLVersion: String {
    OpenSSL_version(OPENSSL_VERSION).map { String(cString: $0) } ?? "OpenSSL"
}
