#ifndef EVB_CMALLOC_SHIM_H
#define EVB_CMALLOC_SHIM_H

#include <malloc.h>

#endif
