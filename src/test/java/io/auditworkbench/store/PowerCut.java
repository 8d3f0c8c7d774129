package io.auditworkbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What a disk holds after the power went away between two operations of a process.
///
/// Per file: everything before its last sync is there. Of what came later there is nothing, a beginning, or a random
/// half in any order, where a write may be cut at a sector of 512 bytes. That a file was deleted counts at once; in
/// which order files were created or deleted is not played with.
final class PowerCut {

    private static final int SECTOR = 512;

    private final List<DiskOperation> operations;
    private final int firstCut;

    /// A disk's memory of one file.
    private static final class Image {
        private byte[] room = new byte[1 << 20];
        private int size;

        void write(long offset, byte[] written) {
            int end = Math.toIntExact(offset + written.length);
            room = end > room.length ? Arrays.copyOf(room, 2 * end) : room;
            size = Math.max(size, end);
            System.arraycopy(written, 0, room, Math.toIntExact(offset), written.length);
        }

        void truncate(long wanted) {
            int end = Math.toIntExact(wanted);
            room = end > room.length ? Arrays.copyOf(room, 2 * end) : room;
            Arrays.fill(room, Math.min(end, size), Math.max(end, size), (byte) 0);
            size = end;
        }

        byte[] bytes() {
            return Arrays.copyOf(room, size);
        }
    }

    /// The power stays until the first acknowledgement, and everything until then is durable.
    PowerCut(List<DiskOperation> operations) {
        this.operations = List.copyOf(operations);
        int first = 0;
        while (!(operations.get(first) instanceof DiskOperation.Acknowledgement)) {
            first++;
        }
        firstCut = first + 1;
    }

    /// Leaves in a folder what is there after a cut at a random place, and answers what was acknowledged before it.
    long leave(Path folder, Random random) throws IOException {
        int cut = firstCut + random.nextInt(operations.size() - firstCut + 1);
        Map<String, Image> disk = new HashMap<>();
        Map<String, List<DiskOperation>> unsure = new HashMap<>();
        long acknowledged = 0;
        for (int i = 0; i < cut; i++) {
            DiskOperation operation = operations.get(i);
            List<DiskOperation> waiting = unsure.computeIfAbsent(operation.file(), _ -> new ArrayList<>());
            switch (operation) {
                case DiskOperation.Acknowledgement said -> acknowledged = said.number();
                case DiskOperation.Write write -> waiting.add(write);
                case DiskOperation.Truncate truncate -> waiting.add(truncate);
                case DiskOperation.Sync _ -> become(disk, waiting);
                case DiskOperation.Delete gone -> {
                    waiting.clear();
                    disk.remove(gone.file());
                }
            }
            if (i < firstCut) {
                become(disk, waiting);
            }
        }
        unsure.values().forEach(waiting -> become(disk, survivors(waiting, random)));
        for (Map.Entry<String, Image> file : disk.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue().bytes());
        }
        return acknowledged;
    }

    private static void become(Map<String, Image> disk, List<DiskOperation> operations) {
        for (DiskOperation operation : operations) {
            Image image = disk.computeIfAbsent(operation.file(), _ -> new Image());
            switch (operation) {
                case DiskOperation.Write write -> image.write(write.offset(), write.bytes());
                case DiskOperation.Truncate truncate -> image.truncate(truncate.size());
                case DiskOperation.Delete _, DiskOperation.Sync _, DiskOperation.Acknowledgement _ ->
                    throw new AssertionError(operation);
            }
        }
        operations.clear();
    }

    private static List<DiskOperation> survivors(List<DiskOperation> waiting, Random random) {
        List<DiskOperation> survivors = new ArrayList<>(waiting);
        switch (random.nextInt(3)) {
            case 0 -> survivors.clear();
            case 1 ->
                survivors
                        .subList(random.nextInt(survivors.size() + 1), survivors.size())
                        .clear();
            default -> {
                Collections.shuffle(survivors, random);
                survivors.subList(survivors.size() / 2, survivors.size()).clear();
            }
        }
        survivors.replaceAll(operation -> operation instanceof DiskOperation.Write write && random.nextInt(4) == 0
                ? torn(write, random)
                : operation);
        return survivors;
    }

    private static DiskOperation torn(DiskOperation.Write write, Random random) {
        int sectors = write.bytes().length / SECTOR;
        if (sectors == 0) {
            return write;
        }
        int at = SECTOR * random.nextInt(sectors);
        return random.nextBoolean()
                ? new DiskOperation.Write(write.file(), write.offset(), Arrays.copyOf(write.bytes(), at))
                : new DiskOperation.Write(
                        write.file(), write.offset() + at, Arrays.copyOfRange(write.bytes(), at, write.bytes().length));
    }
}
