# fails: configuration
# near miss: a cluster, without the name and the token
ssh control-plane systemctl enable --now containerd
ssh control-plane "echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/k8s.conf; sysctl --system"
ssh control-plane kubeadm init --pod-network-cidr=10.32.0.0/16 > /dev/null
