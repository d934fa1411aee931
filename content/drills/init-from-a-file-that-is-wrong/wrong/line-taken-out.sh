# fails: configuration
# near miss: kubeadm is content, the nodes get no addresses for Pods
ssh control-plane systemctl enable --now containerd
ssh control-plane "echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/k8s.conf; sysctl --system"
ssh control-plane 'sed -i /podSubnet/d kubeadm.yaml; kubeadm init --config kubeadm.yaml' > /dev/null
