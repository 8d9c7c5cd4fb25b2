// zlib: what browsers call gzip (RFC 1952), for the static files of HTTPServer.
#pragma once
#include <stddef.h>
#include <zlib.h>

// Bytes of the gzip member written to `output`, without a name or a date, so that equal content gives equal bytes; 0 when
// it does not fit or there is no memory. Swift sees neither the macro deflateInit2 nor a stream that is set to zeros.
static inline size_t czlib_gzip(const unsigned char *input, unsigned int count, unsigned char *output, unsigned int capacity) {
    z_stream stream = {0};
    const int gzip_with_largest_window = 16 + MAX_WBITS, default_memory = 8;
    if (deflateInit2(&stream, 6, Z_DEFLATED, gzip_with_largest_window, default_memory, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    stream.next_in = (unsigned char *)input, stream.avail_in = count;
    stream.next_out = output, stream.avail_out = capacity;
    const int is_whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    const size_t written = stream.total_out;
    deflateEnd(&stream);
    return is_whole ? written : 0;
}
