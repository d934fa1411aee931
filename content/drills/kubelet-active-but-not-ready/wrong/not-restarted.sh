# fails: ready
# near miss: the running kubelet has read the file long ago
echo 192.168.56.10:6553 > tried.txt
ssh worker-1 sed -i s/:6553/:6443/ /etc/kubernetes/kubelet.conf
sleep 20
