# fails: kubelet
# near miss: kubeadm upgrade apply leaves the kubelet alone
ssh control-plane "sed -i s/v1.36/v1.37/ /etc/apt/sources.list.d/kubernetes.list; apt-get update -qq; apt-get install -y -qq --allow-change-held-packages kubeadm=1.37.1-1.1; kubeadm upgrade apply v1.37.1 -y"
sleep 30
