# fails: tram, scheduler, controller-manager
ssh control-plane 'sed -i s#/etc/kubernetes/kube-scheduler.conf#/etc/kubernetes/scheduler.conf# /etc/systemd/system/kube-scheduler.service; systemctl restart kube-scheduler kube-controller-manager'
sleep 45
