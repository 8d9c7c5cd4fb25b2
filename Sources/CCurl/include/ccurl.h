// libcurl's easy interface (https://curl.se/libcurl/c/), as much of it as asks an endpoint one question.
//
// The library is loaded when the first question is asked: most servers ask none, and it would make each of them start later
// and hold some megabytes more.
#pragma once
#include <stddef.h>
#include <sys/socket.h>

// One POST. Strings end with a zero; callbacks run on the calling thread, inside ccurl_perform.
typedef struct {
    const char *url;
    const void *body;
    size_t body_count;
    // "name: value", NULL behind the last one.
    const char *const *headers;
    // Certificates that are trusted in place of the system's; NULL: those.
    const char *trusted_file;
    long connect_milliseconds;
    long total_milliseconds;
    void *context;
    // Whether a connection to this address may be opened. It is asked of the very address that is connected to.
    int (*may_connect)(void *context, const struct sockaddr *address, socklen_t count);
    // A line of the answer's head, with its line break.
    void (*on_header)(void *context, const char *bytes, size_t count);
    // Bytes of the answer's body; zero breaks the question off.
    int (*on_body)(void *context, const char *bytes, size_t count);
    // Asked about once a second or more often; not zero breaks the question off.
    int (*is_cancelled)(void *context);
} ccurl_question;

// What became of a question.
typedef enum {
    ccurl_answered,
    // A callback broke it off.
    ccurl_broken_off,
    ccurl_timed_out,
    // Neither answered nor any of the others: see the message.
    ccurl_failed,
} ccurl_outcome;

enum { ccurl_message_count = 256 };

// A connection that is kept for the next question. NULL where libcurl is not there or has no memory.
void *ccurl_open(void);
void ccurl_close(void *handle);

// Asks and waits. No redirect is followed, no proxy used, nothing but http and https spoken.
//
// message: of ccurl_message_count bytes; says why, where it failed.
ccurl_outcome ccurl_perform(void *handle, const ccurl_question *question, char *message);
