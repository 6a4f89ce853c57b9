package org.handpick.backup.store.s3;

/** What is asked of a bucket, in the words of a person and in those of a policy. */
enum Deed {
    LIST("list what is in it", "s3:ListBucket"),
    READ("read from it", "s3:GetObject"),
    WRITE("write to it", "s3:PutObject"),
    DELETE("delete from it", "s3:DeleteObject and s3:DeleteObjectVersion");

    private final String words;
    private final String permission;

    Deed(String words, String permission) {
        this.words = words;
        this.permission = permission;
    }

    String words() {
        return words;
    }

    /** The action that a policy has to allow. */
    String permission() {
        return permission;
    }
}
