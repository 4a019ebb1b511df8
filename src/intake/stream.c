#include "intake/stream.h"

#include "chancery/error.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Large enough that the system calls do not count, small enough for the cache. */
enum { READ_SIZE = 256 * 1024, WINDOW_KEPT = 4 * 1024 * 1024 };
/* Bytes that tell whether a member begins. */
enum { MEMBER_BEGINNING = 10 };

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

/* Reads packed bytes behind what is left of them until `count` are there or the
 * file ends; false if there are none. */
static bool input_want(Stream *self, size_t count) {
    if (self->left.length >= count) {
        return true;
    }
    if (self->left.length > 0) {
        memmove(self->input.bytes, self->left.bytes, self->left.length);
    }
    self->input.length = self->left.length;
    for (size_t more = 1; self->input.length < count && more > 0;) {
        more = file_read(self, bytes_reserve(&self->input, READ_SIZE), READ_SIZE);
        self->input.length += more;
        self->input_offset += more;
    }
    self->left = bytes_slice(&self->input);
    return self->left.length > 0;
}

static uint64_t packed_offset(const Stream *self) { return self->input_offset - self->left.length; }

/* A member begins at the packed bytes left, and at `offset` of the unpacked. */
static void member_begin(Stream *self, uint64_t offset) {
    unpacker_next(&self->unpacker);
    self->in_member = true;
    self->member_packed = packed_offset(self);
    self->member_offset = offset;
}

static void stream_fail(Stream *self, const char *failure) {
    self->ended = true;
    if (self->failure == NULL) {
        self->failure = failure;
    }
}

/* A member has ended. Another may follow; zeros that fill up a tape block are left
 * alone, as gzip does. */
static void member_ended(Stream *self, uint64_t offset) {
    self->in_member = false;
    if (!input_want(self, MEMBER_BEGINNING) || *self->left.bytes == '\0') {
        self->ended = true;
        return;
    }
    member_begin(self, offset);
}

/* Unpacks into `place`. Returns the bytes made; 0 only at the end. */
static size_t unpack(Stream *self, char *place, size_t room) {
    bool zstd = self->unpacker.packing == PACKING_ZSTD;
    uint64_t offset = self->offset + (self->window.length - self->start);
    size_t made = 0;
    while (made == 0 && !self->ended) {
        if (!input_want(self, 1)) {
            stream_fail(self, zstd ? "the Zstandard data end too early" : "the gzip data end too early");
            break;
        }
        UnpackStep step = unpacker_step(&self->unpacker, &self->left, place, room, &made);
        if (step == UNPACK_ENDED) {
            member_ended(self, offset + made);
        } else if (step == UNPACK_DAMAGED) {
            stream_fail(self, zstd ? "the Zstandard data are damaged" : "the gzip data are damaged");
        }
    }
    return made;
}

/* Reads one portion behind the window's content. */
static void portion_read(Stream *self) {
    size_t room = READ_SIZE;
    char *place = bytes_reserve(&self->window, room);
    bool packed = self->unpacker.packing != PACKING_NONE;
    size_t count = packed ? unpack(self, place, room) : file_read(self, place, room);
    self->window.length += count;
    if (count == 0) {
        self->ended = true;
    }
}

/* Recognises packed files by their first bytes, which then are input. */
static void packing_recognise(Stream *self) {
    size_t held = stream_want(self, MEMBER_BEGINNING);
    Packing packing = packing_tell((Slice){stream_bytes(self), held});
    if (packing == PACKING_NONE || !unpacker_begin(&self->unpacker, packing)) {
        return;
    }
    bytes_clear(&self->input);
    bytes_append(&self->input, self->window.bytes, self->window.length);
    bytes_clear(&self->window);
    self->left = bytes_slice(&self->input);
    self->input_offset = self->input.length;
    self->ended = false;
    member_begin(self, 0);
}

int stream_open(Stream *self, const char *path, const char **failure) {
    bytes_reset(&self->window, WINDOW_KEPT);
    *self = (Stream){.window = self->window, .input = self->input};
    self->file = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (self->file < 0) {
        *failure = strerror(errno);
        return CH_ERROR_IO;
    }
    packing_recognise(self);
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

uint64_t stream_skip_far(Stream *self, uint64_t count) {
    uint64_t skipped = 0;
    for (size_t held; skipped < count && (held = stream_want(self, 1)) > 0;) {
        size_t step = count - skipped < held ? (size_t)(count - skipped) : held;
        stream_skip(self, step);
        skipped += step;
    }
    return skipped;
}

/* Goes back to just behind the beginning of the damaged member, because a member
 * that was cut short hides the next one in what looked like its data. What is
 * gone back over is bounded by what was read, so that no input is read many
 * times; a pipe goes back as far as its bytes are held. */
static void input_go_back(Stream *self) {
    uint64_t target = self->member_packed + 1, now = packed_offset(self);
    uint64_t held_from = self->input_offset - self->input.length;
    if (target > now && self->left.length > 0) { /* nothing of the member was taken */
        self->left = (Slice){self->left.bytes + 1, self->left.length - 1};
    }
    if (target >= now || self->reread + (now - target) > 2 * self->input_offset) {
        return;
    }
    self->reread += now - target;
    if (target < held_from && lseek(self->file, -(off_t)(self->input_offset - target), SEEK_CUR) >= 0) {
        self->input_offset = target;
        self->left = SLICE_NONE;
        return;
    }
    size_t at = target < held_from ? 0 : (size_t)(target - held_from);
    self->left = (Slice){self->input.bytes + at, self->input.length - at};
}

bool stream_resume(Stream *self) {
    if (self->unpacker.packing == PACKING_NONE || self->failure == NULL) {
        return false;
    }
    size_t dropped = self->window.length - self->start;
    stream_skip(self, dropped);
    input_go_back(self);
    while (input_want(self, MEMBER_BEGINNING)) {
        if (packing_tell(self->left) == self->unpacker.packing) {
            self->failure = NULL;
            self->ended = false;
            member_begin(self, self->offset);
            return true;
        }
        int first = self->unpacker.packing == PACKING_GZIP ? 0x1F : 0x28;
        const char *next = memchr(self->left.bytes + 1, first, self->left.length - 1);
        size_t passed = next == NULL ? self->left.length : (size_t)(next - self->left.bytes);
        self->left.bytes += passed;
        self->left.length -= passed;
    }
    return false;
}

void stream_close(Stream *self) {
    unpacker_free(&self->unpacker);
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
