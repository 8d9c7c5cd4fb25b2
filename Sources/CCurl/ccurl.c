#include "ccurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

// The functions of libcurl.so.4, whose interface has been the same since 2006.
static struct {
    CURL *(*easy_init)(void);
    void (*easy_cleanup)(CURL *);
    void (*easy_reset)(CURL *);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_perform)(CURL *);
    const char *(*easy_strerror)(CURLcode);
    struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
    void (*slist_free_all)(struct curl_slist *);
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int is_loaded = 0;

static void load(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    CURLcode (*global_init)(long) = (CURLcode(*)(long))dlsym(library, "curl_global_init");
    *(void **)&curl.easy_init = dlsym(library, "curl_easy_init");
    *(void **)&curl.easy_cleanup = dlsym(library, "curl_easy_cleanup");
    *(void **)&curl.easy_reset = dlsym(library, "curl_easy_reset");
    *(void **)&curl.easy_setopt = dlsym(library, "curl_easy_setopt");
    *(void **)&curl.easy_perform = dlsym(library, "curl_easy_perform");
    *(void **)&curl.easy_strerror = dlsym(library, "curl_easy_strerror");
    *(void **)&curl.slist_append = dlsym(library, "curl_slist_append");
    *(void **)&curl.slist_free_all = dlsym(library, "curl_slist_free_all");
    is_loaded = global_init && curl.easy_init && curl.easy_cleanup && curl.easy_reset && curl.easy_setopt &&
                curl.easy_perform && curl.easy_strerror && curl.slist_append && curl.slist_free_all &&
                global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

void *ccurl_open(void) {
    pthread_once(&once, load);
    return is_loaded ? curl.easy_init() : NULL;
}

void ccurl_close(void *handle) { curl.easy_cleanup(handle); }

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    const ccurl_question *question = context;
    (void)purpose;
    if (!question->may_connect(question->context, &address->addr, (socklen_t)address->addrlen)) return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
    const ccurl_question *question = context;
    question->on_header(question->context, bytes, size * count);
    return size * count;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    const ccurl_question *question = context;
    return question->on_body(question->context, bytes, size * count) ? size * count : 0;
}

static int watch(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    const ccurl_question *question = context;
    (void)a, (void)b, (void)c, (void)d;
    return question->is_cancelled(question->context);
}

ccurl_outcome ccurl_perform(void *handle, const ccurl_question *question, char *message) {
    // Forgets the question before, and keeps its connection.
    curl.easy_reset(handle);
    message[0] = 0;
    struct curl_slist *headers = NULL;
    int is_complete = 1;
    for (const char *const *header = question->headers; *header; header++) {
        struct curl_slist *longer = curl.slist_append(headers, *header);
        if (!longer) is_complete = 0;
        else headers = longer;
    }
    CURLcode set = is_complete ? CURLE_OK : CURLE_OUT_OF_MEMORY;
#define SET(option, value) \
    if (set == CURLE_OK) set = curl.easy_setopt(handle, option, value)
    SET(CURLOPT_ERRORBUFFER, message);
    SET(CURLOPT_URL, question->url);
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_FOLLOWLOCATION, 0L);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_POST, 1L);
    SET(CURLOPT_POSTFIELDS, question->body);
    SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)question->body_count);
    SET(CURLOPT_HTTPHEADER, headers);
    SET(CURLOPT_CONNECTTIMEOUT_MS, question->connect_milliseconds);
    SET(CURLOPT_TIMEOUT_MS, question->total_milliseconds);
    if (question->trusted_file) SET(CURLOPT_CAINFO, question->trusted_file);
    SET(CURLOPT_OPENSOCKETFUNCTION, open_socket);
    SET(CURLOPT_OPENSOCKETDATA, question);
    SET(CURLOPT_HEADERFUNCTION, take_header);
    SET(CURLOPT_HEADERDATA, question);
    SET(CURLOPT_WRITEFUNCTION, take_body);
    SET(CURLOPT_WRITEDATA, question);
    SET(CURLOPT_XFERINFOFUNCTION, watch);
    SET(CURLOPT_XFERINFODATA, question);
    SET(CURLOPT_NOPROGRESS, 0L);
#undef SET
    CURLcode code = set == CURLE_OK ? curl.easy_perform(handle) : set;
    curl.slist_free_all(headers);
    if (code != CURLE_OK && !message[0]) snprintf(message, ccurl_message_count, "%s", curl.easy_strerror(code));
    switch (code) {
    case CURLE_OK: return ccurl_answered;
    case CURLE_WRITE_ERROR:
    case CURLE_ABORTED_BY_CALLBACK: return ccurl_broken_off;
    case CURLE_OPERATION_TIMEDOUT: return ccurl_timed_out;
    default: return ccurl_failed;
    }
}
