// What the build knows and the code cannot: Package.swift defines it.
#ifndef PODIUM_BUILD_H
#define PODIUM_BUILD_H

/// The commit that was built, abbreviated; empty where it is not known.
extern const char *const podium_commit;

#endif
