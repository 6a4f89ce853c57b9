/**
 * Buckets of S3 and of servers that speak its protocol.
 *
 * <p>{@link org.handpick.backup.store.s3.S3Store} answers the five calls, and each longer one is a class: {@link
 * org.handpick.backup.store.s3.Upload}, {@link org.handpick.backup.store.s3.Download}, {@link
 * org.handpick.backup.store.s3.Removal}. They ask through a {@link org.handpick.backup.store.s3.Bucket}, which alone knows the
 * secrets, and whose failures are sentences.
 */
package org.handpick.backup.store.s3;
