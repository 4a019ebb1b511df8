/* The version of the library and the command. */
#ifndef CHANCERY_VERSION_H
#define CHANCERY_VERSION_H

#define CH_VERSION "0.1.0"

#endif
