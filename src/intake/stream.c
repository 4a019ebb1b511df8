#include "intake/stream.h"

#include "chancery/error.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Large enough that the system calls do not count, small enough for the cache. */
enum { READ_SIZE = 256 * 1024, WINDOW_KEPT = 4 * 1024 * 1024 };

/* read() that goes on after a signal. Returns the bytes read, 0 at the end or
 * at an error, which ends the stream. */
static size_t file_read(Stream *self, char *place, size_t room) {
    ssize_t count;
    do {
        count = read(self->file, place, room);
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
        self->failure = strerror(errno);
        return 0;
    }
    return (size_t)count;
}

/* Fills `input` with packed bytes; false at the end of the file. */
static bool input_fill(Stream *self) {
    if (self->unpacker.avail_in > 0) {
        return true;
    }
    bytes_clear(&self->input);
    char *place = bytes_reserve(&self->input, READ_SIZE);
    self->input.length = file_read(self, place, READ_SIZE);
    self->unpacker.next_in = (Bytef *)self->input.bytes;
    self->unpacker.avail_in = (uInt)self->input.length;
    return self->input.length > 0;
}

/* A member has ended. Another may follow; what is no member (zeros that fill up
 * a tape block) is left alone, as gzip does. */
static void member_ended(Stream *self) {
    self->in_member = false;
    if (!input_fill(self) || *self->unpacker.next_in != 0x1F) {
        self->ended = true;
        return;
    }
    inflateReset(&self->unpacker);
    self->in_member = true;
}

/* Unpacks into `place`. Returns the bytes made; 0 only at the end. */
static size_t unpack(Stream *self, char *place, size_t room) {
    self->unpacker.next_out = (Bytef *)place;
    self->unpacker.avail_out = (uInt)room;
    while (self->unpacker.avail_out == room && !self->ended) {
        if (!input_fill(self)) {
            self->ended = true;
            if (self->in_member && self->failure == NULL) {
                self->failure = "the gzip data end too early";
            }
            break;
        }
        int result = inflate(&self->unpacker, Z_NO_FLUSH);
        if (result == Z_STREAM_END) {
            member_ended(self);
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            self->ended = true;
            self->failure = "the gzip data are damaged";
        }
    }
    return room - self->unpacker.avail_out;
}

/* Reads one portion behind the window's content. */
static void portion_read(Stream *self) {
    size_t room = READ_SIZE;
    char *place = bytes_reserve(&self->window, room);
    size_t count = self->packed ? unpack(self, place, room) : file_read(self, place, room);
    self->window.length += count;
    if (count == 0) {
        self->ended = true;
    }
}

/* Recognises gzip by its first bytes, which are then handed to zlib. */
static void gzip_recognise(Stream *self) {
    static const char magic[3] = {'\x1F', '\x8B', '\x08'};
    if (stream_want(self, sizeof magic) < sizeof magic) {
        return;
    }
    if (memcmp(stream_bytes(self), magic, sizeof magic) != 0) {
        return;
    }
    if (inflateInit2(&self->unpacker, 15 + 16) != Z_OK) {
        return;
    }
    bytes_clear(&self->input);
    bytes_append(&self->input, self->window.bytes, self->window.length);
    bytes_clear(&self->window);
    self->unpacker.next_in = (Bytef *)self->input.bytes;
    self->unpacker.avail_in = (uInt)self->input.length;
    self->packed = true;
    self->in_member = true;
    self->ended = false;
}

int stream_open(Stream *self, const char *path, const char **failure) {
    bytes_reset(&self->window, WINDOW_KEPT);
    self->start = 0;
    self->offset = 0;
    self->packed = self->in_member = self->ended = false;
    self->failure = NULL;
    self->unpacker = (z_stream){0};
    self->file = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (self->file < 0) {
        *failure = strerror(errno);
        return CH_ERROR_IO;
    }
    gzip_recognise(self);
    return CH_OK;
}

size_t stream_want(Stream *self, size_t count) {
    if (self->start > 0 && self->window.length - self->start < count) {
        size_t held = self->window.length - self->start;
        memmove(self->window.bytes, self->window.bytes + self->start, held);
        self->window.length = held;
        self->start = 0;
    }
    while (self->window.length - self->start < count && !self->ended) {
        portion_read(self);
    }
    return self->window.length - self->start;
}

void stream_skip(Stream *self, size_t count) {
    assert(count <= self->window.length - self->start);
    self->start += count;
    self->offset += count;
}

void stream_close(Stream *self) {
    if (self->packed) {
        inflateEnd(&self->unpacker);
    }
    self->packed = false;
    if (self->file > STDIN_FILENO) {
        close(self->file);
    }
    self->file = -1;
}

void stream_free(Stream *self) {
    stream_close(self);
    bytes_free(&self->window);
    bytes_free(&self->input);
}
