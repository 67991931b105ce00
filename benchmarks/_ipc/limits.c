/* What the machine can do at most: copying memory, and a pipe without Python.
 *
 * Usage: limits CORE CORE   (the cores of the two processes; -1 leaves them free)
 * It prints one line of JSON.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TRIPS 20000
#define SMALL 64          /* bytes of a message that goes to and fro */
#define LARGE (1 << 20)   /* bytes of a message that goes one way */
#define MESSAGES 2000
#define CACHED (256 << 10)
#define UNCACHED (256 << 20)

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static void stay_on(int core)
{
#ifdef __linux__
    cpu_set_t set;
    CPU_ZERO(&set);
    if (core >= 0) {
        CPU_SET(core, &set);
        sched_setaffinity(0, sizeof set, &set);
    }
#else
    (void)core;
#endif
}

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void read_whole(int from, char *room, size_t size)
{
    while (size > 0) {
        ssize_t got = read(from, room, size);
        if (got <= 0)
            fail("read");
        room += got;
        size -= got;
    }
}

static void write_whole(int to, const char *message, size_t size)
{
    if (write(to, message, size) != (ssize_t)size)
        fail("write");
}

/* Bytes a second that memcpy moves between two buffers. */
static double copying(size_t size)
{
    char *from = malloc(size), *to = malloc(size);
    long rounds = (size_t)4 << 30, done = 0;
    if (!from || !to)
        fail("malloc");
    rounds /= size;
    memset(from, 1, size);
    memset(to, 2, size);
    double begin = now();
    for (; done < rounds; done++) {
        from[done % size]++;   /* so that no round can be left out */
        memcpy(to, from, size);
        __asm__ volatile("" : : "r"(to) : "memory");
    }
    double took = now() - begin;
    free(from);
    free(to);
    return (double)rounds * size / took;
}

static int compare(const void *a, const void *b)
{
    double d = *(const double *)a - *(const double *)b;
    return (d > 0) - (d < 0);
}

int main(int count, char **words)
{
    static double trips[TRIPS];
    char small[SMALL] = {0}, *large = calloc(1, LARGE);
    int there[2], back[2];
    if (count != 3 || !large || pipe(there) || pipe(back))
        fail("limits CORE CORE");
    memset(large, 1, LARGE);
    double cached = copying(CACHED), uncached = copying(UNCACHED);
    pid_t child = fork();
    if (child < 0)
        fail("fork");
    if (child == 0) {
        stay_on(atoi(words[2]));
        for (int n = 0; n < TRIPS; n++) {
            read_whole(there[0], small, SMALL);
            write_whole(back[1], small, SMALL);
        }
        for (int n = 0; n < MESSAGES; n++)
            read_whole(there[0], large, LARGE);
        write_whole(back[1], small, SMALL);
        _exit(0);
    }
    stay_on(atoi(words[1]));
    for (int n = 0; n < TRIPS; n++) {
        double begin = now();
        write_whole(there[1], small, SMALL);
        read_whole(back[0], small, SMALL);
        trips[n] = now() - begin;
    }
    double begin = now();
    for (int n = 0; n < MESSAGES; n++)
        write_whole(there[1], large, LARGE);
    read_whole(back[0], small, SMALL);
    double took = now() - begin;
    waitpid(child, NULL, 0);
    qsort(trips, TRIPS, sizeof *trips, compare);
    printf("{\"cached\": %.0f, \"uncached\": %.0f, \"p50\": %.9f, \"p99\": %.9f, "
           "\"pipe\": %.0f}\n",
           cached, uncached, trips[TRIPS / 2], trips[TRIPS * 99 / 100],
           (double)MESSAGES * LARGE / took);
    return 0;
}
