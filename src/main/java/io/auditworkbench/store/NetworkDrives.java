package io.auditworkbench.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Tells file systems that other machines share from those of this one.
public final class NetworkDrives {

    /// Where SQLite's write-ahead log does not work, because its index is shared memory.
    private static final Set<String> NETWORK_TYPES = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "smbfs2",
            "9p",
            "afs",
            "afpfs",
            "ncpfs",
            "coda",
            "ceph",
            "glusterfs",
            "lustre",
            "gpfs",
            "beegfs",
            "davfs",
            "webdav",
            "fuse.sshfs",
            "fuse.s3fs",
            "fuse.glusterfs",
            "fuse.ceph-fuse",
            "fuse.davfs2",
            "fuse.rclone",
            "fuse.gcsfuse",
            "fuse.juicefs");

    private NetworkDrives() {}

    /// Whether a file is on such a drive, from its path and the type of its file system.
    public static boolean isOne(Path file, String fileSystemType) {
        return NETWORK_TYPES.contains(fileSystemType.toLowerCase(Locale.ROOT))
                || file.toString().startsWith("\\\\");
    }
}
