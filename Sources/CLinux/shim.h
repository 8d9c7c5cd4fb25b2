// Linux calls that Swift's Glibc module does not show.
#pragma once
#include <fcntl.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <linux/sockios.h>
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

// accept4(2), which glibc shows under _GNU_SOURCE only: no moment in which the descriptor is inheritable.
static inline int clinux_accept(int socket, void *address, unsigned int *length, int flags) {
    return (int)syscall(SYS_accept4, socket, address, length, flags);
}

// Bytes in the send queue that the peer has not acknowledged; ioctl(2) is variadic. 0 when it can not be told.
static inline int clinux_unacknowledged(int socket) {
    int bytes = 0;
    return ioctl(socket, SIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

// Name of the calling thread, 15 bytes at most, for tops and profilers.
static inline void clinux_name_thread(const char *name) { prctl(PR_SET_NAME, name); }

// The thread of this number runs when nothing else wants the processor; one that only such threads use counts as free.
// sched_setscheduler(2), whose SCHED_IDLE glibc shows under _GNU_SOURCE only, is about a thread and what it starts later,
// not about a process. 0 on success.
static inline int clinux_schedule_when_idle(pid_t thread) {
    struct { int sched_priority; } parameters = {0};
    setpriority(PRIO_PROCESS, (id_t)thread, 19);
    return (int)syscall(SYS_sched_setscheduler, thread, SCHED_IDLE, &parameters);
}

// What is freed goes back at once, as far as it was large: glibc otherwise learns from large blocks to keep them, and each
// thread keeps its own. Costs a little time for each large block.
static inline void clinux_return_freed_memory(void) {
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_ARENA_MAX, 2);
}

// openat2(2) has no wrapper in glibc. RESOLVE_BENEATH: no "..", absolute path or link leads out of the directory.
static inline int clinux_open_beneath(const char *root, const char *path, int flags) {
    int directory = open(root, 010000000 /* O_PATH */ | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) return -1;
    struct open_how how = {.flags = (unsigned long long)flags, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    int result = (int)syscall(SYS_openat2, directory, path, &how, sizeof(how));
    close(directory);
    return result;
}

// strptime(3), which glibc shows under _XOPEN_SOURCE only.
extern char *strptime(const char *text, const char *form, struct tm *parts);
static inline const char *clinux_parse_time(const char *text, const char *form, struct tm *parts) {
    return strptime(text, form, parts);
}
