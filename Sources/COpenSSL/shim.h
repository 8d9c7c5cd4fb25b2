// OpenSSL 3: TLS for HTTPServer; scrypt, SHA-256 and random bytes for App.
#pragma once
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>

// Only http/1.1 is offered; a client that insists on something else is told so (RFC 7301 section 3.2).
static inline int copenssl_select_http11(
    SSL *ssl, const unsigned char **chosen, unsigned char *length, const unsigned char *offered, unsigned int count,
    void *unused) {
    (void)ssl, (void)unused;
    static const unsigned char ours[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    for (unsigned int at = 0; at + 1 + offered[at] <= count; at += 1 + offered[at])
        if (offered[at] == 8 && !CRYPTO_memcmp(offered + at + 1, ours + 1, 8)) {
            *chosen = offered + at + 1, *length = 8;
            return SSL_TLSEXT_ERR_OK;
        }
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

// An encrypted key is an error, not a prompt on the terminal.
static inline int copenssl_no_password(char *buffer, int size, int writing, void *unused) {
    (void)buffer, (void)size, (void)writing, (void)unused;
    return -1;
}

// A server's context, whose settings are macros that Swift cannot see: TLS 1.2 and 1.3, forward secrecy and AEAD
// only, our order of ciphers, no renegotiation. Sessions are resumed from a cache in memory rather than from tickets,
// whose one long-lived key would undo the forward secrecy of TLS 1.2. NULL when out of memory.
static inline SSL_CTX *copenssl_server_context(void) {
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    if (!context) return NULL;
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_options(
        context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                     SSL_OP_PRIORITIZE_CHACHA | SSL_OP_NO_TICKET | SSL_OP_IGNORE_UNEXPECTED_EOF);
    // Idle connections hold no buffers; a write may go on from a buffer that has moved.
    SSL_CTX_set_mode(
        context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_SERVER);
    SSL_CTX_sess_set_cache_size(context, 4096);
    SSL_CTX_set_session_id_context(context, (const unsigned char *)"podium", 6);
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_default_passwd_cb(context, copenssl_no_password);
    SSL_CTX_set_alpn_select_cb(context, copenssl_select_http11, NULL);
    return context;
}
