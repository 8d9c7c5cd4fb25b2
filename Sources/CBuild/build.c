#include "build.h"

#ifndef PODIUM_COMMIT
#define PODIUM_COMMIT ""
#endif

const char *const podium_commit = PODIUM_COMMIT;
