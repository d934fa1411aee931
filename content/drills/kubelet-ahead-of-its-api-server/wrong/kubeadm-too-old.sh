# fails: api-server, kubelet, supported
# near miss: kubeadm of 1.36 does not know the way to 1.37
ssh control-plane "kubeadm upgrade apply v1.37.1 -y"
