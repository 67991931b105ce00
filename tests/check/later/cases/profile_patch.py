"""Apply partial updates to user profiles; a field that was not sent stays as it is."""
import multiprocessing
from dataclasses import dataclass, fields

MISSING = object()


@dataclass
class ProfilePatch:
    user_id: int
    email: object = MISSING
    city: object = MISSING
    phone: object = MISSING

    def changes(self):
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name != "user_id" and value is not MISSING:
                yield field.name, value


def apply_patches(patches, replies):
    for patch in patches:
        names = [name for name, _ in patch.changes()]
        replies.put((patch.user_id, names))
    replies.put(None)


def main():
    patches = [
        ProfilePatch(11, email="ann@example.org"),
        ProfilePatch(12, city="Leeds", phone=None),
        ProfilePatch(13),
    ]
    replies = multiprocessing.Queue()
    worker = multiprocessing.Process(target=apply_patches, args=(patches, replies))
    worker.start()
    for user_id, names in iter(replies.get, None):
        print(f"user {user_id}: {', '.join(names) if names else 'nothing to do'}")
    worker.join()


if __name__ == "__main__":
    main()
