# fails: reached, kept, node
echo worker-1 > node.txt
ssh worker-1 "echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/k8s.conf; sysctl --system"
