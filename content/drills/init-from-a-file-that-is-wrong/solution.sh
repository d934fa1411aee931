ssh control-plane kubeadm init --config kubeadm.yaml
ssh control-plane 'grep -n Subnet kubeadm.yaml; sed -i "s#podSubnet: 10.32.0.0#podSubnet: 10.32.0.0/16#" kubeadm.yaml'
ssh control-plane kubeadm init --config kubeadm.yaml
ssh control-plane systemctl enable --now containerd
ssh control-plane "echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/k8s.conf; sysctl --system"
ssh control-plane kubeadm init --config kubeadm.yaml | tail -n 3
