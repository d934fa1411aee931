# fails: reached
# near miss: the file counts from the next start on
echo worker-2 > node.txt
ssh worker-2 "echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/k8s.conf"
