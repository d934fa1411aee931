/** The kernel that all machines run: `uname -r`. */
export const KERNEL_RELEASE = '6.12.43+deb13-amd64'
