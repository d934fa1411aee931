# fails: answers, members, one-may-fail
# a cluster without a quorum takes nobody in
ssh cp-1 kubeadm reset -f > /dev/null
ssh cp-2 kubeadm token create --print-join-command
sleep 60
