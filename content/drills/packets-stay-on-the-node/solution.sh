ssh worker-1 sysctl net.ipv4.ip_forward
ssh worker-2 sysctl net.ipv4.ip_forward
echo worker-2 > node.txt
ssh worker-2 "echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/k8s.conf; sysctl --system"
