# fails: kept
# near miss: the kernel has it, no file does
echo worker-2 > node.txt
ssh worker-2 sysctl -w net.ipv4.ip_forward=1
