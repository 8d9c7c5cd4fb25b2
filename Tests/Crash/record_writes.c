/* A recorder below SQLite, for `LD_PRELOAD`: it notes what a process does to the files of one folder, so that
 * power_loss.py can work out what would be on the disk had the power failed at any moment.
 *
 *   CRASH_FOLDER   the folder whose files are watched (its own files, not those of folders in it)
 *   CRASH_LOG      the record is appended here
 *   CRASH_DIE      kill -9 itself after this many records: between two operations, so that the record is exact
 *
 * An operation and its record happen under one lock, so the order of the records is the order of the operations; only
 * a sync is waited for outside it, and is recorded with the moments it began and ended. What is mapped into memory
 * (SQLite's -shm, made anew at each start) is not durable and not watched. Build: cc -shared -fPIC -O2 */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { OPENED = 1, WRITTEN, TRUNCATED, SYNCED, UNLINKED, RENAMED, UNKNOWN };
enum { DESCRIPTORS = 65536 };

/* disk.py reads this layout. */
struct record {
    uint32_t kind, pid;
    int32_t fd;
    uint32_t flag; /* OPENED: 1 when the file was made, 2 when it was emptied */
    uint64_t began, ended;
    int64_t offset;
    uint64_t length; /* of the bytes that follow: data, or a name (RENAMED: two, with a zero between) */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned char watched[DESCRIPTORS];
static int log_fd = -1;
static long die_after = -1;
static char folder[4096];

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("CRASH_LOG"), *watch = getenv("CRASH_FOLDER"), *die = getenv("CRASH_DIE");
    if (!path || !watch || !realpath(watch, folder)) return;
    log_fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (die) die_after = atol(die);
}

/* With the lock held. */
static void record(uint32_t kind, int fd, uint32_t flag, uint64_t began, int64_t offset, const void *bytes,
                   size_t length) {
    struct record head = {kind, (uint32_t)getpid(), fd, flag, began, now(), offset, length};
    struct iovec parts[2] = {{&head, sizeof head}, {(void *)bytes, length}};
    if (syscall(SYS_writev, log_fd, parts, 2) != (long)(sizeof head + length)) {
        static const char message[] = "record_writes: the record cannot be written\n";
        (void)!syscall(SYS_write, 2, message, sizeof message - 1);
        _exit(99);
    }
    if (die_after > 0 && --die_after == 0) kill(getpid(), SIGKILL);
}

/* The file's name in the folder, "." for the folder itself, or NULL for what is not watched. */
static const char *name_of(const char *path, char *buffer) {
    char parent[4096];
    if (log_fd < 0 || !path) return NULL;
    const char *last = strrchr(path, '/');
    if (!last)
        strcpy(parent, ".");
    else if (snprintf(parent, sizeof parent, "%.*s", (int)(last - path), path) >= (int)sizeof parent)
        return NULL;
    if (realpath(path, buffer) && strcmp(buffer, folder) == 0) return ".";
    if (!realpath(parent[0] ? parent : "/", buffer) || strcmp(buffer, folder) != 0) return NULL;
    const char *name = last ? last + 1 : path;
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, "-shm") == 0 ? NULL : name;
}

static int is_watched(int fd) { return log_fd >= 0 && fd >= 0 && fd < DESCRIPTORS && watched[fd]; }

static int open_watched(int at, const char *path, int flags, mode_t mode) {
    char buffer[4096];
    struct stat before;
    const char *name = at == AT_FDCWD || (path && path[0] == '/') ? name_of(path, buffer) : NULL;
    if (!name) {
        int fd = (int)syscall(SYS_openat, at, path, flags, mode);
        if (fd >= 0 && fd < DESCRIPTORS) watched[fd] = 0;
        return fd;
    }
    pthread_mutex_lock(&lock);
    uint64_t began = now();
    int existed = stat(path, &before) == 0;
    int fd = (int)syscall(SYS_openat, at, path, flags, mode);
    if (fd >= 0 && fd < DESCRIPTORS) {
        watched[fd] = 1;
        record(OPENED, fd, existed ? (flags & O_TRUNC ? 2 : 0) : 1, began, 0, name, strlen(name));
    }
    pthread_mutex_unlock(&lock);
    return fd;
}

#define OPEN(NAME, PARAMETERS, AT)                                        \
    int NAME PARAMETERS {                                                 \
        mode_t mode = 0;                                                  \
        if (flags & (O_CREAT | O_TMPFILE)) {                              \
            va_list rest;                                                 \
            va_start(rest, flags);                                        \
            mode = va_arg(rest, mode_t);                                  \
            va_end(rest);                                                 \
        }                                                                 \
        return open_watched(AT, path, flags, mode);                       \
    }
OPEN(open, (const char *path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN(openat, (int at, const char *path, int flags, ...), at)
OPEN(openat64, (int at, const char *path, int flags, ...), at)

int close(int fd) {
    if (is_watched(fd)) watched[fd] = 0;
    return (int)syscall(SYS_close, fd);
}

#define OPERATE(RESULT, FD, CALL, ON_SUCCESS)  \
    if (!is_watched(FD)) return CALL;          \
    pthread_mutex_lock(&lock);                 \
    uint64_t began = now();                    \
    RESULT result = CALL;                      \
    if (result >= 0) { ON_SUCCESS; }           \
    pthread_mutex_unlock(&lock);               \
    return result

ssize_t write(int fd, const void *bytes, size_t count) {
    OPERATE(ssize_t, fd, syscall(SYS_write, fd, bytes, count),
            record(WRITTEN, fd, 0, began, lseek(fd, 0, SEEK_CUR) - result, bytes, (size_t)result));
}
static ssize_t write_at(int fd, const void *bytes, size_t count, off_t offset) {
    OPERATE(ssize_t, fd, syscall(SYS_pwrite64, fd, bytes, count, offset),
            record(WRITTEN, fd, 0, began, offset, bytes, (size_t)result));
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) { return write_at(fd, bytes, count, offset); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t offset) { return write_at(fd, bytes, count, offset); }

static int truncate_to(int fd, off_t size) {
    OPERATE(int, fd, (int)syscall(SYS_ftruncate, fd, size), record(TRUNCATED, fd, 0, began, size, NULL, 0));
}
int ftruncate(int fd, off_t size) { return truncate_to(fd, size); }
int ftruncate64(int fd, off_t size) { return truncate_to(fd, size); }

/* What was written before the sync began is durable once it has ended. */
static int sync_watched(long call, int fd) {
    uint64_t began = now();
    int result = (int)syscall(call, fd);
    if (result == 0 && is_watched(fd)) {
        pthread_mutex_lock(&lock);
        record(SYNCED, fd, 0, began, 0, NULL, 0);
        pthread_mutex_unlock(&lock);
    }
    return result;
}
int fsync(int fd) { return sync_watched(SYS_fsync, fd); }
int fdatasync(int fd) { return sync_watched(SYS_fdatasync, fd); }

static void record_name(uint32_t kind, uint64_t began, const char *from, const char *to) {
    char names[8192];
    int length = snprintf(names, sizeof names, "%s%c%s", from, 0, to);
    record(kind, -1, 0, began, 0, names, kind == RENAMED ? (size_t)length : strlen(from));
}

static int unlink_watched(int at, const char *path, int flags) {
    char buffer[4096];
    const char *name = flags == 0 && (at == AT_FDCWD || path[0] == '/') ? name_of(path, buffer) : NULL;
    if (!name) return (int)syscall(SYS_unlinkat, at, path, flags);
    pthread_mutex_lock(&lock);
    uint64_t began = now();
    int result = (int)syscall(SYS_unlinkat, at, path, flags);
    if (result == 0) record_name(UNLINKED, began, name, "");
    pthread_mutex_unlock(&lock);
    return result;
}
int unlink(const char *path) { return unlink_watched(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return unlink_watched(at, path, flags); }

int rename(const char *from, const char *to) {
    char first[4096], second[4096];
    const char *old = name_of(from, first), *new = name_of(to, second);
    pthread_mutex_lock(&lock);
    uint64_t began = now();
    int result = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (result == 0 && old && new) record_name(RENAMED, began, old, new);
    if (result == 0 && !old != !new) record_name(UNKNOWN, began, "rename out of the folder, or into it", "");
    pthread_mutex_unlock(&lock);
    return result;
}

/* Nothing uses these on the watched files today. If that changes, the record says so and the test refuses to judge. */
#define UNKNOWN_CALL(NAME, FD)                                 \
    if (is_watched(FD)) {                                      \
        pthread_mutex_lock(&lock);                             \
        record(UNKNOWN, FD, 0, now(), 0, NAME, strlen(NAME));  \
        pthread_mutex_unlock(&lock);                           \
    }

ssize_t writev(int fd, const struct iovec *parts, int count) {
    UNKNOWN_CALL("writev", fd)
    return syscall(SYS_writev, fd, parts, count);
}
int fallocate64(int fd, int mode, off_t offset, off_t length) {
    UNKNOWN_CALL("fallocate", fd)
    return (int)syscall(SYS_fallocate, fd, mode, offset, length);
}
int fallocate(int fd, int mode, off_t offset, off_t length) { return fallocate64(fd, mode, offset, length); }
int posix_fallocate64(int fd, off_t offset, off_t length) {
    return fallocate64(fd, 0, offset, length) == 0 ? 0 : errno; /* the number is the answer here */
}
int posix_fallocate(int fd, off_t offset, off_t length) { return posix_fallocate64(fd, offset, length); }
void *mmap64(void *address, size_t length, int protection, int flags, int fd, off_t offset) {
    if ((protection & PROT_WRITE) && (flags & MAP_SHARED)) { UNKNOWN_CALL("mmap for writing", fd) }
    return (void *)syscall(SYS_mmap, address, length, protection, flags, fd, offset);
}
void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset) {
    return mmap64(address, length, protection, flags, fd, offset);
}
