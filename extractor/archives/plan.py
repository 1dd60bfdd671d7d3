"""Which shards an archive has, and in which chunks a cluster takes them: written down, so that a restart has the same.

Folders may be paths or addresses (`s3://`, `hdfs://`, `gs://`), as pyarrow opens them.
"""

import json
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from pyarrow import fs

from extractor.archives.inputs import SHARDS
from extractor.errors import InputError

PLAN = "_plan.json"  # chunks in order, each an object of its shards' names and their sizes in bytes
SUCCESS = "_SUCCESS"  # in the folder of a chunk that is done


def opened(address: str) -> tuple[fs.FileSystem, str]:
    """The file system of a path or an address, and the path in it.

    Raises:
        InputError: no such file system is to be had here.
    """
    known = f"s3://{address[6:]}" if address.startswith("s3a://") else address  # as Hadoop's own reader calls it
    try:
        files, path = fs.FileSystem.from_uri(known if "://" in known else str(Path(known).resolve()))
    except (ValueError, OSError) as error:
        raise _unreachable(address, error) from error
    return files, path.rstrip("/")


def _unreachable(address: str, error: Exception) -> InputError:
    return InputError(address, f"cannot be opened: {str(error).splitlines()[0]}", code="address")


def path_of(name: str, root: str) -> str:
    """The path of a shard; that of a file which was named itself ends in its name."""
    return root if root.lower().endswith(SHARDS) else f"{root}/{name}"


def shard_sizes(address: str) -> dict[str, int]:
    """Names, relative to the folder, and sizes in bytes of its shards, sorted; hidden ones left out.

    Raises:
        InputError: it is no file, and no folder with shards in it.
    """
    files, root = opened(address)
    try:
        info = files.get_file_info(root)
        if info.is_file and root.lower().endswith(SHARDS):
            return {info.base_name: info.size}
        found = files.get_file_info(fs.FileSelector(root, recursive=True)) if info.type == fs.FileType.Directory else []
    except OSError as error:
        raise _unreachable(address, error) from error
    named = {file.path[len(root) + 1 :]: file.size for file in found if file.is_file}
    shown = sorted(name for name in named if not any(part[0] in "._" for part in name.split("/")))
    shards = {name: named[name] for name in shown if name.lower().endswith(SHARDS)}
    if not shards:
        raise InputError(address, f"no {', '.join(SHARDS)} file there")
    return shards


def chunk_folder(address: str, number: int) -> str:
    """Where the output of a chunk is."""
    return f"{address.rstrip('/')}/chunk={number:05d}"


def plan(sizes: dict[str, int], address: str, size: int) -> list[list[str]]:
    """The shards of each chunk: those of earlier runs as they were, new ones behind them, `size` a chunk.

    A chunk with a shard that has another size now is not done any more: its mark is taken away.

    Raises:
        InputError: a shard that earlier runs had is not there any more.
    """
    files, folder = opened(address)
    files.create_dir(folder, recursive=True)
    path = f"{folder}/{PLAN}"
    earlier: list[dict[str, int]] = []
    if files.get_file_info(path).is_file:
        earlier = json.loads(files.open_input_file(path).read())
    known = {name for chunk in earlier for name in chunk}
    if gone := sorted(known.difference(sizes)):
        raise InputError(gone[0], f"was a shard of this archive and is not there any more ({len(gone):,} are missing)")
    for number, chunk in enumerate(earlier):
        if any(sizes[name] != bytes_then for name, bytes_then in chunk.items()) and is_done(address, number):
            files.delete_file(f"{chunk_folder(folder, number)}/{SUCCESS}")
    fresh = iter([name for name in sizes if name not in known])
    chunks = [*map(list, earlier), *iter(lambda: list(islice(fresh, size)), [])]
    _write(files, path, [{name: sizes[name] for name in chunk} for chunk in chunks])
    return chunks


def is_done(address: str, number: int) -> bool:
    """Whether a chunk was committed."""
    files, folder = opened(address)
    done: bool = files.get_file_info(f"{chunk_folder(folder, number)}/{SUCCESS}").is_file
    return done


def _write(files: fs.FileSystem, path: str, chunks: Sequence[dict[str, int]]) -> None:
    """Aside and renamed: a driver may be ended at any time."""
    with files.open_output_stream(f"{path}.part") as out:
        out.write(json.dumps(chunks, indent=1).encode())
    files.move(f"{path}.part", path)
