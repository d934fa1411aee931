# fails: next-reboot
# near miss: started and set, but only for today
ssh control-plane 'sed -i "s#podSubnet: 10.32.0.0#podSubnet: 10.32.0.0/16#" kubeadm.yaml'
ssh control-plane systemctl start containerd
ssh control-plane sysctl -w net.ipv4.ip_forward=1
ssh control-plane kubeadm init --config kubeadm.yaml > /dev/null
