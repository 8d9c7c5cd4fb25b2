// cmark-gfm and its tables, strikethrough, autolinks and task lists.
#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
