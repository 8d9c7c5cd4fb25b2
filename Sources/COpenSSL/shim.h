// OpenSSL 3: TLS for HTTPServer; scrypt, SHA-256 and random bytes for App.
#pragma once
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
