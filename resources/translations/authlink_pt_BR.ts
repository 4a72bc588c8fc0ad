<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en_US">
<context>
    <name>AttentionTexts</name>
    <message>
        <source>ALERT</source>
        <translation>ALERTA</translation>
    </message>
    <message>
        <source>THE CUSTOMER SAYS NO</source>
        <translation>O CLIENTE DIZ QUE NÃO</translation>
    </message>
    <message>
        <source>%1 – verification %2</source>
        <extracomment>%1 are the words of a banner, e.g. &quot;SPOOF SUSPECTED&quot;; %2 is the number of its panel.</extracomment>
        <translation>%1 – verificação %2</translation>
    </message>
    <message>
        <source>The outage is over</source>
        <translation>O serviço voltou</translation>
    </message>
    <message>
        <source>NEEDS YOUR HELP</source>
        <translation>PRECISA DA SUA AJUDA</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nada está aberto</translation>
    </message>
</context>
<context>
    <name>BannerTexts</name>
    <message>
        <source>Reason: %1. Treat the caller as not verified.</source>
        <translation>Motivo: %1. Trate quem liga como não verificado.</translation>
    </message>
    <message>
        <source>Treat the caller as not verified.</source>
        <translation>Trate quem liga como não verificado.</translation>
    </message>
    <message>
        <source>Reason: %1. This proves nothing either way. Send another link or use your other procedure.</source>
        <translation>Motivo: %1. Isso não prova nada, nem a favor nem contra. Envie outro link ou use seu outro procedimento.</translation>
    </message>
    <message>
        <source>This proves nothing either way. Send another link or use your other procedure.</source>
        <translation>Isso não prova nada, nem a favor nem contra. Envie outro link ou use seu outro procedimento.</translation>
    </message>
    <message>
        <source>NOT VERIFIED</source>
        <translation>NÃO VERIFICADO</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>RECUSADO</translation>
    </message>
    <message>
        <source>EXPIRED</source>
        <translation>EXPIRADO</translation>
    </message>
    <message>
        <source>CANCELLED</source>
        <translation>CANCELADO</translation>
    </message>
    <message>
        <source>NOT SENT</source>
        <translation>NÃO ENVIADO</translation>
    </message>
    <message>
        <source>ENDED</source>
        <translation>ENCERRADO</translation>
    </message>
    <message>
        <source>NOT CURRENT</source>
        <translation>DESATUALIZADO</translation>
    </message>
    <message>
        <source>OUTAGE</source>
        <translation>SEM SERVIÇO</translation>
    </message>
    <message>
        <source>Nothing is proven yet. Give no information and change nothing.</source>
        <translation>Nada está comprovado ainda. Não dê informações nem altere nada.</translation>
    </message>
    <message>
        <source>The caller is %1. Valid for this call only.</source>
        <translation>Quem liga é %1. Válido somente para esta ligação.</translation>
    </message>
    <message>
        <source>Reason: %1. Do not continue as if this were the customer.</source>
        <translation>Motivo: %1. Não continue como se fosse o cliente.</translation>
    </message>
    <message>
        <source>Do not continue as if this were the customer.</source>
        <translation>Não continue como se fosse o cliente.</translation>
    </message>
    <message>
        <source>The face belongs to a different customer. Do not disclose that to the caller.</source>
        <translation>O rosto é de outro cliente. Não revele isso a quem liga.</translation>
    </message>
    <message>
        <source>The picture is not of a live person. Do not continue; say only that it could not be completed.</source>
        <translation>A imagem não é de uma pessoa real presente. Não continue; diga apenas que não foi possível concluir.</translation>
    </message>
    <message>
        <source>The customer says they are not on this call: likely fraud in progress.</source>
        <translation>O cliente diz que não está nesta ligação: provável fraude em andamento.</translation>
    </message>
    <message>
        <source>Reason: %1. Ask a supervisor before you go on.</source>
        <translation>Motivo: %1. Consulte um supervisor antes de continuar.</translation>
    </message>
    <message>
        <source>Ask a supervisor before you go on.</source>
        <translation>Consulte um supervisor antes de continuar.</translation>
    </message>
    <message>
        <source>The link ran out before the customer finished. Nothing is proven.</source>
        <translation>O link expirou antes de o cliente terminar. Nada está comprovado.</translation>
    </message>
    <message>
        <source>This verification was cancelled. Nothing is proven.</source>
        <translation>Esta verificação foi cancelada. Nada está comprovado.</translation>
    </message>
    <message>
        <source>The message could not be sent. Try another channel.</source>
        <translation>Não foi possível enviar a mensagem. Tente outro canal.</translation>
    </message>
    <message>
        <source>This call has ended. Its verdict no longer counts.</source>
        <translation>Esta ligação terminou. O veredito dela não vale mais.</translation>
    </message>
    <message>
        <source>Confirming with Incode. Keep the caller on the line: not verified yet.</source>
        <translation>Confirmando com o Incode. Mantenha quem liga na linha: ainda não verificado.</translation>
    </message>
    <message>
        <source>Confirming for %1</source>
        <translation>Confirmando há %1</translation>
    </message>
    <message>
        <source>Valid for another %1</source>
        <translation>Válido por mais %1</translation>
    </message>
    <message>
        <source>Decided at %1</source>
        <translation>Decidido às %1</translation>
    </message>
    <message>
        <source>As of %1, %2 old</source>
        <translation>Às %1, há %2</translation>
    </message>
    <message>
        <source>Not confirmed by the relay. As of %1, %2 old.</source>
        <translation>Não confirmado pelo servidor. Às %1, há %2.</translation>
    </message>
    <message>
        <source>Incode can&apos;t be reached: nobody can be verified and no link can be sent now.</source>
        <translation>Não é possível acessar o Incode: agora ninguém pode ser verificado e nenhum link pode ser enviado.</translation>
    </message>
    <message>
        <source>OUTAGE: %1</source>
        <extracomment>%1 is a sentence.</extracomment>
        <translation>SEM SERVIÇO. %1</translation>
    </message>
    <message>
        <source>The relay does not confirm this now, so it may have changed. Do not rely on it.</source>
        <translation>O servidor não confirma isto agora, então pode ter mudado. Não confie nisto.</translation>
    </message>
    <message>
        <source>The face belongs to the Incode id that was typed. The name was only typed as well: nothing proves it.</source>
        <translation>O rosto corresponde ao id da Incode que foi digitado. O nome também só foi digitado: nada o comprova.</translation>
    </message>
    <message>
        <source>The face belongs to Incode id %1. The name was only typed: nothing proves it.</source>
        <extracomment>%1 is the end of an identifier, e.g. &quot;•••0c2&quot;.</extracomment>
        <translation>O rosto corresponde ao id da Incode %1. O nome só foi digitado: nada o comprova.</translation>
    </message>
    <message>
        <source>NAME NOT PROVEN</source>
        <translation>NOME NÃO COMPROVADO</translation>
    </message>
    <message>
        <source>Only %1 left</source>
        <translation>Restam apenas %1</translation>
    </message>
    <message>
        <source>%1 This ends within a minute.</source>
        <extracomment>%1 is a sentence: whom the caller is.</extracomment>
        <translation>%1 Termina em menos de um minuto.</translation>
    </message>
</context>
<context>
    <name>CoachingTexts</name>
    <message>
        <source>The message was not delivered. Ask for another address (a supervisor corrects it), or use a text message or a QR code.</source>
        <translation>A mensagem não foi entregue. Peça outro endereço (um supervisor corrige), ou use uma mensagem de texto ou um QR code.</translation>
    </message>
    <message>
        <source>%1. Ask for another address (a supervisor corrects it), or use a text message or a QR code.</source>
        <extracomment>%1 is e.g. &quot;Reported by the carrier: could not be delivered&quot;.</extracomment>
        <translation>%1. Peça outro endereço (um supervisor corrige), ou use uma mensagem de texto ou um QR code.</translation>
    </message>
    <message>
        <source>The message was not delivered. Ask for another number (a supervisor corrects it), or use e-mail or a QR code.</source>
        <translation>A mensagem não foi entregue. Peça outro número (um supervisor corrige), ou use e-mail ou um QR code.</translation>
    </message>
    <message>
        <source>%1. Ask for another number (a supervisor corrects it), or use e-mail or a QR code.</source>
        <extracomment>%1 is e.g. &quot;Reported by the carrier: could not be delivered&quot;.</extracomment>
        <translation>%1. Peça outro número (um supervisor corrige), ou use e-mail ou um QR code.</translation>
    </message>
    <message>
        <source>The message is on its way. Ask the caller for the second word.</source>
        <translation>A mensagem está a caminho. Peça a segunda palavra a quem liga.</translation>
    </message>
    <message>
        <source>%1. Ask the caller for the second word.</source>
        <extracomment>%1 is e.g. &quot;Reported by the carrier: delivered&quot;.</extracomment>
        <translation>%1. Peça a segunda palavra a quem liga.</translation>
    </message>
    <message>
        <source>The message is on its way. Ask the caller to open the link.</source>
        <translation>A mensagem está a caminho. Peça a quem liga para abrir o link.</translation>
    </message>
    <message>
        <source>%1. Ask the caller to open the link.</source>
        <extracomment>%1 is e.g. &quot;Reported by the carrier: delivered&quot;.</extracomment>
        <translation>%1. Peça a quem liga para abrir o link.</translation>
    </message>
    <message>
        <source>The link has not been opened yet. Ask whether the message arrived; send it again or use another channel.</source>
        <translation>O link ainda não foi aberto. Pergunte se a mensagem chegou; envie de novo ou use outro canal.</translation>
    </message>
    <message>
        <source>%1. The link has not been opened yet. Ask whether the message arrived; send it again or use another channel.</source>
        <extracomment>%1 is e.g. &quot;Reported by the carrier: delivered&quot;.</extracomment>
        <translation>%1. O link ainda não foi aberto. Pergunte se a mensagem chegou; envie de novo ou use outro canal.</translation>
    </message>
    <message>
        <source>%1. No text message can arrive there. Ask for another number (a supervisor corrects it), or use e-mail or a QR code.</source>
        <extracomment>%1 is &quot;Reported by the carrier: the number is a landline&quot;.</extracomment>
        <translation>%1. Nenhuma mensagem de texto chega lá. Peça outro número (um supervisor corrige), ou use e-mail ou um QR code.</translation>
    </message>
    <message>
        <source>A result is in, and Incode itself is asked whether it stands. Keep the caller on the line; not verified yet.</source>
        <translation>Há um resultado, e o próprio Incode está sendo consultado se ele vale. Mantenha quem liga na linha; ainda não verificado.</translation>
    </message>
    <message>
        <source>Incode takes longer than usual to confirm. Keep the caller on the line; not verified yet. It ends by itself.</source>
        <translation>O Incode está demorando mais que o normal para confirmar. Mantenha quem liga na linha; ainda não verificado. Termina sozinho.</translation>
    </message>
    <message>
        <source>Two verifications are open for this customer, so a result can&apos;t be assigned. Cancel one of them.</source>
        <translation>Há duas verificações abertas para este cliente, então um resultado não pode ser atribuído. Cancele uma delas.</translation>
    </message>
    <message>
        <source>The verification has run out. Verify again before you go on.</source>
        <translation>A verificação expirou. Verifique de novo antes de continuar.</translation>
    </message>
    <message>
        <source>The face belongs to a different customer. Do not disclose that to the caller. Do not go on with the request.</source>
        <translation>O rosto é de outro cliente. Não revele isso a quem liga. Não continue com o pedido.</translation>
    </message>
    <message>
        <source>The face was not recognized. Treat the caller as not verified; do not say why.</source>
        <translation>O rosto não foi reconhecido. Trate quem liga como não verificado; não diga o motivo.</translation>
    </message>
    <message>
        <source>Something other than a live face was shown. Do not tell the caller. Do not go on; inform your supervisor.</source>
        <translation>Foi mostrado algo que não era um rosto real. Não conte a quem liga. Não continue; informe seu supervisor.</translation>
    </message>
    <message>
        <source>This person is on the block list. Do not tell the caller. Do not go on; inform your supervisor.</source>
        <translation>Esta pessoa está na lista de bloqueio. Não conte a quem liga. Não continue; informe seu supervisor.</translation>
    </message>
    <message>
        <source>A passing result came, but Incode does not confirm it. Treat the caller as not verified. Send a new link or use your other procedure, and inform your supervisor.</source>
        <translation>Chegou um resultado positivo, mas o Incode não o confirma. Trate quem liga como não verificado. Envie um novo link ou use seu outro procedimento, e informe seu supervisor.</translation>
    </message>
    <message>
        <source>A passing result came, but Incode could not be asked about it in time. Not verified. Send a new link, or use your other procedure.</source>
        <translation>Chegou um resultado positivo, mas não foi possível consultar o Incode a tempo. Não verificado. Envie um novo link ou use seu outro procedimento.</translation>
    </message>
    <message>
        <source>A second result contradicts the first: no longer verified. Stop, and call a supervisor.</source>
        <translation>Um segundo resultado contradiz o primeiro: não está mais verificado. Pare e chame um supervisor.</translation>
    </message>
    <message>
        <source>The customer says they are not on this call: likely fraud in progress. Do not go on; inform your supervisor.</source>
        <translation>O cliente diz que não está nesta ligação: provável fraude em andamento. Não continue; informe seu supervisor.</translation>
    </message>
    <message>
        <source>The link expired before it was used. Start again.</source>
        <translation>O link expirou antes de ser usado. Comece de novo.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check the contact, or use another channel.</source>
        <translation>Nada foi enviado. Verifique o contato ou use outro canal.</translation>
    </message>
    <message>
        <source>The relay reports something that this console does not know. Not verified. Update the console.</source>
        <translation>O servidor informa algo que este console não conhece. Não verificado. Atualize o console.</translation>
    </message>
    <message>
        <source>Identify the caller by the bank&apos;s other procedure, or wait: what is open goes on by itself. Nothing is skipped, and nothing counts as verified.</source>
        <translation>Identifique quem liga pelo outro procedimento do banco, ou espere: o que está aberto continua sozinho. Nada é pulado, e nada conta como verificado.</translation>
    </message>
    <message>
        <source>The relay does not confirm this now, so it may have changed. Do not rely on it. Before that: %1.</source>
        <extracomment>%1 is a verdict, e.g. &quot;WRONG PERSON&quot;.</extracomment>
        <translation>O servidor não confirma isto agora, então pode ter mudado. Não confie nisto. Antes: %1.</translation>
    </message>
    <message>
        <source>The link was opened on another device. If the caller did that, send a new link, to be opened only once. If not, somebody else has it: do not go on, and inform your supervisor.</source>
        <translation>O link foi aberto em outro aparelho. Se foi quem está ligando, envie um novo link, que deve ser aberto uma única vez. Se não foi, outra pessoa o tem: não prossiga e avise o seu supervisor.</translation>
    </message>
    <message>
        <source>The link was opened again in another browser, probably on the same phone: a messages app has its own. Press New link; the caller opens it only once.</source>
        <translation>O link foi aberto de novo em outro navegador, provavelmente no mesmo telefone: o aplicativo de mensagens tem o seu próprio. Pressione Novo link; quem está ligando o abre uma única vez.</translation>
    </message>
    <message>
        <source>Somebody with the link, or with an earlier one, says that the customer is not on this call: likely fraud in progress. It can&apos;t become VERIFIED any more. Do not go on; inform your supervisor.</source>
        <translation>Alguém com o link, ou com um anterior, diz que o cliente não está nesta ligação: provável fraude em andamento. Já não pode ficar VERIFICADO. Não prossiga; avise o seu supervisor.</translation>
    </message>
    <message>
        <source>The caller is the customer they claim to be, but the link was also opened on another device. Ask the caller about it before you go on.</source>
        <translation>Quem está ligando é o cliente que diz ser, mas o link também foi aberto em outro aparelho. Pergunte sobre isso antes de prosseguir.</translation>
    </message>
    <message>
        <source>The customer says they are not on this call: likely fraud in progress. Not verified. Stop at once, and inform your supervisor.</source>
        <translation>O cliente diz que não está nesta ligação: provável fraude em andamento. Não verificado. Pare imediatamente e avise o seu supervisor.</translation>
    </message>
    <message>
        <source>Another caller claims to be this customer with another agent. One of the two is somebody else: ask for the second word again, and go on only with whoever reads it from the page.</source>
        <translation>Outra pessoa diz ser este cliente com outro agente. Uma das duas é outra pessoa: peça de novo a segunda palavra e continue somente com quem a ler na página.</translation>
    </message>
    <message>
        <source>The face passed for the Incode id that was typed, and that is all that is proven. Find out whose id it is by the bank&apos;s other procedure before you go on.</source>
        <translation>O rosto coincide com o id da Incode que foi digitado, e isso é tudo o que está comprovado. Descubra de quem é esse id pelo outro procedimento do banco antes de continuar.</translation>
    </message>
    <message>
        <source>The relay is getting the link. Keep the caller on the line.</source>
        <translation>O servidor está obtendo o link. Mantenha quem ligou na linha.</translation>
    </message>
    <message>
        <source>The link is ready. Hand it over, then ask the caller for the second word.</source>
        <translation>O link está pronto. Entregue-o e depois peça a segunda palavra a quem ligou.</translation>
    </message>
    <message>
        <source>The link is ready. Hand it over and ask the caller to open it.</source>
        <translation>O link está pronto. Entregue-o e peça a quem ligou que o abra.</translation>
    </message>
    <message>
        <source>The attempt did not work: %1. Say no more than the sentence below; the customer can try again.</source>
        <translation>A tentativa não funcionou: %1. Não diga mais que a frase abaixo; o cliente pode tentar de novo.</translation>
    </message>
    <message>
        <source>The attempt did not work. Say no more than the sentence below; the customer can try again.</source>
        <translation>A tentativa não funcionou. Não diga mais que a frase abaixo; o cliente pode tentar de novo.</translation>
    </message>
    <message>
        <source>The attempt did not work: %1. The next one is probably the last; let the caller take their time.</source>
        <translation>A tentativa não funcionou: %1. A próxima provavelmente é a última; deixe quem ligou fazer com calma.</translation>
    </message>
    <message>
        <source>The attempt did not work. The next one is probably the last; let the caller take their time.</source>
        <translation>A tentativa não funcionou. A próxima provavelmente é a última; deixe quem ligou fazer com calma.</translation>
    </message>
    <message>
        <source>Another caller claims to be this customer with another agent. One of the two is somebody else: use the bank&apos;s other procedure as well before you go on, and inform your supervisor.</source>
        <translation>Outra pessoa diz ser este cliente com outro agente. Uma das duas é outra pessoa: use também o outro procedimento do banco antes de continuar e informe o supervisor.</translation>
    </message>
    <message>
        <source>Several agents tried to verify this customer within an hour. Somebody may be calling again and again: ask for the second word again, and inform your supervisor.</source>
        <translation>Vários agentes tentaram verificar este cliente em uma hora. Alguém pode estar ligando repetidamente: peça de novo a segunda palavra e informe o supervisor.</translation>
    </message>
    <message>
        <source>Several agents tried to verify this customer within an hour. Somebody may be calling again and again: be careful, and inform your supervisor.</source>
        <translation>Vários agentes tentaram verificar este cliente em uma hora. Alguém pode estar ligando repetidamente: tenha cuidado e informe o supervisor.</translation>
    </message>
    <message>
        <source>The face is the customer&apos;s, but another caller claimed to be this customer with another agent. Ask for the second word, go on only with whoever knows it, and inform your supervisor.</source>
        <translation>O rosto é o do cliente, mas outra pessoa disse ser este cliente com outro agente. Peça a segunda palavra, continue só com quem souber e informe o supervisor.</translation>
    </message>
    <message>
        <source>The face is the customer&apos;s, but another caller claimed to be this customer with another agent. Use the bank&apos;s other procedure as well before you go on, and inform your supervisor.</source>
        <translation>O rosto é o do cliente, mas outra pessoa disse ser este cliente com outro agente. Use também o outro procedimento do banco antes de continuar e informe o supervisor.</translation>
    </message>
    <message>
        <source>The customer opened the link and says they are on this call. Explain that the selfie comes next.</source>
        <translation>O cliente abriu o link e diz que está nesta ligação. Explique que agora vem a selfie.</translation>
    </message>
    <message>
        <source>The link has been opened. Explain that the selfie comes next.</source>
        <translation>O link foi aberto. Explique que agora vem a selfie.</translation>
    </message>
    <message>
        <source>No selfie yet: the camera may have been refused, or the customer hesitates. Ask what they see; they can open the link again.</source>
        <translation>Ainda não há selfie: talvez a câmera tenha sido negada ou o cliente hesite. Pergunte o que aparece; ele pode abrir o link de novo.</translation>
    </message>
    <message>
        <source>The customer is taking the selfie. Wait, and help if they ask.</source>
        <translation>O cliente está tirando a selfie. Espere e ajude se ele pedir.</translation>
    </message>
    <message>
        <source>A passing result came that nothing stands behind. Do not go on with the request; let the customer&apos;s own check finish, or use the bank&apos;s other procedure.</source>
        <translation>Chegou um resultado aprovado que nada respalda. Não continue com o pedido; deixe terminar a verificação do próprio cliente ou use o outro procedimento do banco.</translation>
    </message>
    <message>
        <source>An attempt that can&apos;t be tied to a customer failed just now. It may be somebody else&apos;s: go on as before, and let the caller try again if it was theirs.</source>
        <translation>Acabou de falhar uma tentativa que não pode ser atribuída a um cliente. Pode ser de outra pessoa: siga como antes e, se era de quem ligou, deixe tentar de novo.</translation>
    </message>
    <message>
        <source>No verdict was possible: %1. Not verified. Send a new link, or use the bank&apos;s other procedure.</source>
        <translation>Não foi possível um veredito: %1. Não verificado. Envie um link novo ou use o outro procedimento do banco.</translation>
    </message>
    <message>
        <source>No verdict was possible. Not verified. Send a new link, or use the bank&apos;s other procedure.</source>
        <translation>Não foi possível um veredito. Não verificado. Envie um link novo ou use o outro procedimento do banco.</translation>
    </message>
    <message>
        <source>The caller is the customer they claim to be. Go on with the request, in this call only.</source>
        <translation>Quem ligou é o cliente que diz ser. Continue com o pedido, só nesta ligação.</translation>
    </message>
    <message>
        <source>This customer is not enrolled and can&apos;t be verified this way. Use the bank&apos;s other procedure; do not say why.</source>
        <translation>Este cliente não está cadastrado no Incode e não pode ser verificado por este meio. Use o outro procedimento do banco; não diga o motivo.</translation>
    </message>
    <message>
        <source>A supervisor has to decide: not verified. Call one, and do not go on meanwhile.</source>
        <translation>Um supervisor precisa decidir: não verificado. Chame um e não continue enquanto isso.</translation>
    </message>
    <message>
        <source>The verification was cancelled: nothing is proven. Start again if the caller still needs it.</source>
        <translation>A verificação foi cancelada: nada está comprovado. Comece de novo se quem ligou ainda precisar.</translation>
    </message>
    <message>
        <source>The call has ended, and nothing of this verification is valid any more. Verify again if the caller is still on the line.</source>
        <translation>A ligação terminou e nada desta verificação vale mais. Verifique de novo se quem ligou ainda está na linha.</translation>
    </message>
</context>
<context>
    <name>ConnectionTexts</name>
    <message>
        <source>The relay uses an incompatible protocol version.</source>
        <translation>O servidor usa uma versão incompatível do protocolo.</translation>
    </message>
    <message>
        <source>The relay asks this console to slow down.</source>
        <translation>O servidor pede que este console vá mais devagar.</translation>
    </message>
    <message>
        <source>The relay is restarting.</source>
        <translation>O servidor está reiniciando.</translation>
    </message>
    <message>
        <source>The relay is busy.</source>
        <translation>O servidor está ocupado.</translation>
    </message>
    <message>
        <source>The relay went silent.</source>
        <translation>O servidor parou de responder.</translation>
    </message>
    <message>
        <source>Reconnecting in %1.</source>
        <translation>Reconecta em %1.</translation>
    </message>
    <message>
        <source>Reconnecting in %1. %2</source>
        <extracomment>%1 is a duration, %2 a sentence that says why.</extracomment>
        <translation>Reconecta em %1. %2</translation>
    </message>
    <message>
        <source>Offline: the relay can&apos;t be reached. Next try in %1.</source>
        <translation>Sem conexão: não é possível acessar o servidor. Próxima tentativa em %1.</translation>
    </message>
    <message>
        <source>Offline: the relay can&apos;t be reached. Next try in %1. %2</source>
        <extracomment>%1 is a duration, %2 a sentence that says why.</extracomment>
        <translation>Sem conexão: não é possível acessar o servidor. Próxima tentativa em %1. %2</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>On-line</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Entrando…</translation>
    </message>
    <message>
        <source>Sign-in expired: ask for a new sign-in token.</source>
        <translation>A sessão expirou: peça um novo token de acesso.</translation>
    </message>
    <message>
        <source>This user is disabled: ask a supervisor.</source>
        <translation>Este usuário está desativado: consulte um supervisor.</translation>
    </message>
    <message>
        <source>Signed in at another desk. Trying again signs out that one.</source>
        <translation>Sessão iniciada em outro posto. Se tentar de novo, ela é encerrada lá.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>OUTAGE: the relay can&apos;t record anything now. Rely on no verdict until it can; nothing can be sent.</source>
        <translation>SEM SERVIÇO. O servidor não consegue registrar nada agora. Não confie em nenhum resultado até que consiga; nada pode ser enviado.</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a sign-in.</source>
        <translation>O proxy %1 pede identificação.</translation>
    </message>
    <message>
        <source>The proxy %1 does not accept this name and password.</source>
        <translation>O proxy %1 não aceita este nome e esta senha.</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a kind of sign-in that this console can&apos;t do. Tell your operations team.</source>
        <translation>O proxy %1 pede um tipo de identificação que este console não conhece. Avise sua equipe de operações.</translation>
    </message>
    <message>
        <source>The proxy %1 refuses the way to the relay. Tell your operations team.</source>
        <translation>O proxy %1 recusa o caminho até o servidor. Avise sua equipe de operações.</translation>
    </message>
    <message>
        <source>The proxy %1 can&apos;t reach the relay.</source>
        <translation>O proxy %1 não consegue chegar ao servidor.</translation>
    </message>
    <message>
        <source>The proxy %1 can&apos;t be reached.</source>
        <translation>Não foi possível alcançar o proxy %1.</translation>
    </message>
    <message>
        <source>The relay&apos;s certificate is not trusted. Your operations team can name its authority to this computer: relay.certificate_authority.</source>
        <translation>O certificado do servidor não é confiável. Sua equipe de operações pode indicar a autoridade dele a este computador: relay.certificate_authority.</translation>
    </message>
    <message>
        <source>This computer was asleep, or its clock was set.</source>
        <translation>Este computador esteve suspenso ou seu relógio foi alterado.</translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message>
        <source>This customer is not enrolled with Incode yet and can&apos;t be verified this way. Use another procedure.</source>
        <translation>Este cliente ainda não está cadastrado no Incode e não pode ser verificado por este meio. Use outro procedimento.</translation>
    </message>
    <message>
        <source>The link can&apos;t go this way. Choose another one, or start a new verification.</source>
        <translation>O link não pode ir por este meio. Escolha outro ou inicie uma nova verificação.</translation>
    </message>
    <message>
        <source>Check the Incode customer id. If this customer is in the directory, pick them there.</source>
        <translation>Verifique o id de cliente do Incode. Se este cliente está no cadastro, escolha-o lá.</translation>
    </message>
    <message>
        <source>Check the number or address: no message can be sent there.</source>
        <translation>Verifique o número ou o endereço: não é possível enviar mensagens para lá.</translation>
    </message>
    <message>
        <source>Check the name: it is missing, too long, or holds something that can&apos;t be shown.</source>
        <translation>Verifique o nome: falta, é longo demais ou contém algo que não pode ser mostrado.</translation>
    </message>
    <message>
        <source>Check the reason: it is missing or too long.</source>
        <translation>Verifique o motivo: falta ou é longo demais.</translation>
    </message>
    <message>
        <source>The relay did not accept this: %1</source>
        <translation>O servidor não aceitou: %1</translation>
    </message>
    <message>
        <source>Check “%1”: %2</source>
        <translation>Verifique “%1”: %2</translation>
    </message>
    <message>
        <source>Not allowed: this is your own record, or a customer outside the directory. Ask a colleague or a supervisor.</source>
        <translation>Não permitido: é o seu próprio registro, ou um cliente fora do cadastro. Peça a um colega ou a um supervisor.</translation>
    </message>
    <message>
        <source>Not allowed: another contact than the one on file needs a supervisor.</source>
        <translation>Não permitido: usar outro contato que não o cadastrado exige um supervisor.</translation>
    </message>
    <message>
        <source>Not allowed. Ask a supervisor.</source>
        <translation>Não permitido. Consulte um supervisor.</translation>
    </message>
    <message>
        <source>Limit reached: too many starts in a short time. Possible again in %1.</source>
        <translation>Limite atingido: inícios demais em pouco tempo. Possível de novo em %1.</translation>
    </message>
    <message>
        <source>The link was sent a moment ago. Possible again in %1.</source>
        <translation>O link foi enviado há um momento. Possível de novo em %1.</translation>
    </message>
    <message>
        <source>Limit reached. Possible again in %1.</source>
        <translation>Limite atingido. Possível de novo em %1.</translation>
    </message>
    <message>
        <source>Limit reached: too many verifications are open. End one of them first. One with a verdict counts until its call is ended (Ctrl+E).</source>
        <translation>Limite atingido: há verificações abertas demais. Encerre primeiro uma delas. Uma com veredito conta até que a ligação dela seja encerrada (Ctrl+E).</translation>
    </message>
    <message>
        <source>Limit reached: the link can&apos;t be sent once more. Start a new verification.</source>
        <translation>Limite atingido: o link não pode ser enviado mais uma vez. Inicie uma nova verificação.</translation>
    </message>
    <message>
        <source>Limit reached. Try again in a moment.</source>
        <translation>Limite atingido. Tente de novo em um momento.</translation>
    </message>
    <message>
        <source>This customer is locked after failed verifications.</source>
        <translation>Este cliente está bloqueado por verificações que falharam.</translation>
    </message>
    <message>
        <source>This customer is locked after failed verifications. Possible again in %1.</source>
        <translation>Este cliente está bloqueado por verificações que falharam. Possível de novo em %1.</translation>
    </message>
    <message>
        <source>The relay does not know this. Search again.</source>
        <translation>O servidor não conhece isto. Busque de novo.</translation>
    </message>
    <message>
        <source>Too late for that: the verification has moved on.</source>
        <translation>Tarde demais para isso: a verificação já avançou.</translation>
    </message>
    <message>
        <source>Incode can&apos;t be reached, so no link was sent. Try again, or use your other procedure.</source>
        <translation>Não é possível acessar o Incode, então nenhum link foi enviado. Tente de novo ou use seu outro procedimento.</translation>
    </message>
    <message>
        <source>The relay can&apos;t record this now, so nothing was sent. Try again in a moment.</source>
        <translation>O servidor não consegue registrar isto agora, então nada foi enviado. Tente de novo em um momento.</translation>
    </message>
    <message>
        <source>Your sign-in has expired. Sign in again.</source>
        <translation>Sua sessão expirou. Entre de novo.</translation>
    </message>
    <message>
        <source>No answer in time. It may still have been done; trying again does not do it twice.</source>
        <translation>Não houve resposta a tempo. Pode ter sido feito mesmo assim; tentar de novo não faz duas vezes.</translation>
    </message>
    <message>
        <source>Given up.</source>
        <translation>Abandonado.</translation>
    </message>
    <message>
        <source>No connection to the relay. Try again when it is live; it is not done twice.</source>
        <translation>Sem conexão com o servidor. Tente de novo quando estiver on-line; não será feito duas vezes.</translation>
    </message>
    <message>
        <source>Something went wrong in the program. Nothing is proven; try again.</source>
        <translation>Algo deu errado no programa. Nada está comprovado; tente de novo.</translation>
    </message>
    <message>
        <source>Not allowed: this is your own record. A colleague has to verify it.</source>
        <translation>Não permitido: é o seu próprio cadastro. Um colega precisa verificá-lo.</translation>
    </message>
    <message>
        <source>Not allowed: only customers of the directory are verified here.</source>
        <translation>Não permitido: aqui só se verificam clientes do diretório.</translation>
    </message>
    <message>
        <source>Not allowed: a customer outside the directory, or another contact than the one on file, needs a supervisor.</source>
        <translation>Não permitido: um cliente fora do diretório, ou um contato diferente do cadastrado, requer um supervisor.</translation>
    </message>
    <message>
        <source>You are already verifying this customer. End the other verification first; nothing was sent.</source>
        <translation>Você já está verificando este cliente. Encerre primeiro a outra verificação; nada foi enviado.</translation>
    </message>
    <message>
        <source>Stop: another agent is verifying this customer right now. One of the two callers is somebody else. Nothing was sent: ask your caller to open no link, and inform a supervisor, who can end the other verification.</source>
        <translation>Pare: outro agente está verificando este cliente neste momento. Uma das duas pessoas que ligam é outra. Nada foi enviado: peça a quem ligou que não abra nenhum link e informe um supervisor, que pode encerrar a outra verificação.</translation>
    </message>
    <message>
        <source>This customer&apos;s enrolment with Incode waits to be approved, and until then they can&apos;t be verified this way. Use another procedure, and tell your operations team.</source>
        <translation>O cadastro deste cliente no Incode aguarda aprovação e, até lá, ele não pode ser verificado por este meio. Use outro procedimento e avise a equipe de operações.</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>não cadastrado</translation>
    </message>
    <message>
        <source>enrolment not approved yet</source>
        <translation>cadastro ainda não aprovado</translation>
    </message>
</context>
<context>
    <name>EventTexts</name>
    <message>
        <source>Verification started</source>
        <translation>Verificação iniciada</translation>
    </message>
    <message>
        <source>Link ready</source>
        <translation>Link pronto</translation>
    </message>
    <message>
        <source>Link handed out</source>
        <translation>Link entregue</translation>
    </message>
    <message>
        <source>The message could not be sent</source>
        <translation>Não foi possível enviar a mensagem</translation>
    </message>
    <message>
        <source>Link looked at</source>
        <translation>Link visualizado</translation>
    </message>
    <message>
        <source>Customer confirmed to be on this call</source>
        <translation>O cliente confirmou que está nesta ligação</translation>
    </message>
    <message>
        <source>Customer says they are not on this call</source>
        <translation>O cliente diz que não está nesta ligação</translation>
    </message>
    <message>
        <source>Link opened on a second device</source>
        <translation>Link aberto em outro aparelho</translation>
    </message>
    <message>
        <source>Taking the selfie</source>
        <translation>Tirando a selfie</translation>
    </message>
    <message>
        <source>Taking the selfie again</source>
        <translation>Tirando a selfie de novo</translation>
    </message>
    <message>
        <source>The attempt did not work</source>
        <translation>A tentativa não funcionou</translation>
    </message>
    <message>
        <source>Result received</source>
        <translation>Resultado recebido</translation>
    </message>
    <message>
        <source>Confirming with Incode</source>
        <translation>Confirmando com o Incode</translation>
    </message>
    <message>
        <source>Confirmed by Incode</source>
        <translation>Confirmado pelo Incode</translation>
    </message>
    <message>
        <source>A second result contradicts the first</source>
        <translation>Um segundo resultado contradiz o primeiro</translation>
    </message>
    <message>
        <source>A result came too early and does not count</source>
        <translation>Um resultado chegou cedo demais e não conta</translation>
    </message>
    <message>
        <source>A result came too late and does not count</source>
        <translation>Um resultado chegou tarde demais e não conta</translation>
    </message>
    <message>
        <source>Link sent again</source>
        <translation>Link enviado de novo</translation>
    </message>
    <message>
        <source>Contact corrected</source>
        <translation>Contato corrigido</translation>
    </message>
    <message>
        <source>The link expired</source>
        <translation>O link expirou</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredito</translation>
    </message>
    <message>
        <source>Verdict: %1 (%2)</source>
        <extracomment>%1 is a verdict, %2 how it was found.</extracomment>
        <translation>Veredito: %1 (%2)</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>Veredito: %1</translation>
    </message>
    <message>
        <source>News of the message&apos;s delivery</source>
        <translation>Novidades sobre a entrega da mensagem</translation>
    </message>
    <message>
        <source>The verification&apos;s validity ended</source>
        <translation>Terminou a validade da verificação</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Ligação encerrada</translation>
    </message>
    <message>
        <source>Link opened</source>
        <translation>Link aberto</translation>
    </message>
    <message>
        <source>Closed by itself: nobody had ended the call</source>
        <translation>Encerrada sozinha: ninguém tinha encerrado a ligação</translation>
    </message>
    <message>
        <source>No longer verified: the customer says they are not on this call</source>
        <translation>Não está mais verificado: o cliente diz que não está nesta ligação</translation>
    </message>
    <message>
        <source>Link opened in another browser, probably of the same phone</source>
        <translation>Link aberto em outro navegador, provavelmente do mesmo telefone</translation>
    </message>
    <message>
        <source>Verification started for a customer who is not in the directory; the name was only typed</source>
        <translation>Verificação iniciada para um cliente que não está no diretório; o nome só foi digitado</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>User guide</source>
        <translation>Guia do usuário</translation>
    </message>
    <message>
        <source>Authlink Console</source>
        <translation>Authlink Console</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>Versão %1, com Qt %2</translation>
    </message>
    <message>
        <source>Proves, during the call, that the caller is the customer they claim to be.</source>
        <translation>Comprova, durante a ligação, que quem liga é o cliente que diz ser.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Software livre sob a Licença Pública Geral GNU, versão 3 ou posterior. É fornecido sem nenhuma garantia.</translation>
    </message>
    <message>
        <source>Built on</source>
        <translation>Construído com</translation>
    </message>
    <message>
        <source>About Authlink Console</source>
        <translation>Sobre o Authlink Console</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Guia do usuário</translation>
    </message>
    <message>
        <source>How to work with the console</source>
        <translation>Como trabalhar com o console</translation>
    </message>
    <message>
        <source>&amp;About Authlink Console</source>
        <translation>&amp;Sobre o Authlink Console</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>Versão e licenças</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Lang&amp;uage (from the next start)</source>
        <translation>&amp;Idioma (a partir do próximo início)</translation>
    </message>
    <message>
        <source>Used when the console is started again</source>
        <translation>Usado quando o console for iniciado de novo</translation>
    </message>
    <message>
        <source>&amp;System language</source>
        <translation>Idioma do &amp;sistema</translation>
    </message>
</context>
<context>
    <name>LookActions</name>
    <message>
        <source>&amp;Larger text</source>
        <translation>Texto &amp;maior</translation>
    </message>
    <message>
        <source>Larger text and everything with it</source>
        <translation>Texto maior e todo o resto junto</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Texto m&amp;enor</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto menor</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>Tamanho &amp;normal do texto</translation>
    </message>
    <message>
        <source>The system&apos;s text size</source>
        <translation>O tamanho de texto do sistema</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Aparência</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Como o &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Escuro</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;Alto contraste</translation>
    </message>
</context>
<context>
    <name>NoticeTexts</name>
    <message>
        <source>Incode is back. Links can be sent again, and what is open goes on.</source>
        <translation>O Incode voltou. Já é possível enviar links de novo, e o que está aberto continua.</translation>
    </message>
    <message>
        <source>ALERT: somebody may be trying to fool an agent. A passing result came without a confirmed check behind it; it does not count. Trust only a green banner, and inform a supervisor.</source>
        <translation>ALERTA: alguém pode estar tentando enganar um atendente. Chegou um resultado positivo sem uma verificação confirmada por trás; ele não conta. Confie somente em um aviso verde e informe um supervisor.</translation>
    </message>
    <message>
        <source>Enrolment conflict: Incode names another identity for an account than the directory does. Nothing was overwritten; until operations have checked it, use the other procedure for this customer.</source>
        <translation>Conflito de cadastro: o Incode indica para uma conta uma identidade diferente da que consta no cadastro. Nada foi sobrescrito; até que operações verifique, use o outro procedimento com este cliente.</translation>
    </message>
    <message>
        <source>OUTAGE: %1</source>
        <extracomment>%1 is a sentence.</extracomment>
        <translation>SEM SERVIÇO. %1</translation>
    </message>
    <message>
        <source>ALERT: a passing result without a session of ours behind it; it does not count</source>
        <translation>ALERTA: um resultado positivo sem uma sessão nossa por trás; ele não conta</translation>
    </message>
    <message>
        <source>An attempt that can&apos;t be tied to a customer failed</source>
        <translation>Falhou uma tentativa que não pode ser associada a um cliente</translation>
    </message>
    <message>
        <source>A result could belong to two open verifications and counts for neither</source>
        <translation>Um resultado poderia ser de duas verificações abertas e não conta para nenhuma</translation>
    </message>
    <message>
        <source>Accepted without Incode&apos;s confirmation: it could not be asked, and this relay allows that</source>
        <translation>Aceito sem a confirmação do Incode: não foi possível consultá-lo, e este servidor permite isso</translation>
    </message>
    <message>
        <source>Incode holds the session for a manual review</source>
        <translation>O Incode retém a sessão para uma revisão manual</translation>
    </message>
    <message>
        <source>The session is over; the face result has not arrived yet</source>
        <translation>A sessão terminou; o resultado do rosto ainda não chegou</translation>
    </message>
    <message>
        <source>Incode was reached, but its record does not vouch for the result</source>
        <translation>O Incode respondeu, mas o registro dele não confirma o resultado</translation>
    </message>
    <message>
        <source>News of a session that does not count: another one is current, or the customer has not confirmed the call yet</source>
        <translation>Novidades de uma sessão que não conta: há outra em vigor, ou o cliente ainda não confirmou a ligação</translation>
    </message>
    <message>
        <source>The customer said they are not on this call, after the verdict</source>
        <translation>Depois do veredito, o cliente disse que não está nesta ligação</translation>
    </message>
    <message>
        <source>The relay was interrupted while it sent the link again; send it again</source>
        <translation>O servidor foi interrompido enquanto reenviava o link; envie de novo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Nota: %1</translation>
    </message>
    <message>
        <source>ALERT: a passing result came without a confirmed check behind it. It does not count; this verdict rests on another result. Inform your supervisor.</source>
        <translation>ALERTA: chegou um resultado positivo sem uma verificação confirmada por trás. Ele não conta; este veredito se baseia em outro resultado. Informe seu supervisor.</translation>
    </message>
    <message>
        <source>ALERT: somebody may be trying to fool you. A passing result came without a confirmed check behind it. It does not count: treat the caller as not verified, whatever they say, and inform your supervisor.</source>
        <translation>ALERTA: alguém pode estar tentando enganar você. Chegou um resultado positivo sem uma verificação confirmada por trás. Ele não conta: trate quem liga como não verificado, diga o que disser, e informe seu supervisor.</translation>
    </message>
    <message>
        <source>The relay records again. What you see is current, and links can be sent.</source>
        <translation>O servidor voltou a registrar. O que você vê está atualizado, e links podem ser enviados.</translation>
    </message>
    <message>
        <source>Somebody with the link, or with an earlier one, said that the customer is not on this call</source>
        <translation>Alguém com o link, ou com um anterior, disse que o cliente não está nesta ligação</translation>
    </message>
    <message>
        <source>ALERT: two callers claim to be the same customer now. The second verification was refused. One of them is not the customer: warn the other agent, and inform a supervisor.</source>
        <translation>ALERTA: duas pessoas dizem ser o mesmo cliente agora. A segunda verificação foi recusada. Uma delas não é o cliente: avise o outro agente e informe um supervisor.</translation>
    </message>
    <message>
        <source>ALERT: two callers claim to be the same customer now. The second verification was refused. One of them is not the customer: warn the other agent, and inform a supervisor. (%1)</source>
        <extracomment>%1 is what the relay wrote about it, in its own language: it names the account and the agents.</extracomment>
        <translation>ALERTA: duas pessoas dizem ser o mesmo cliente agora. A segunda verificação foi recusada. Uma delas não é o cliente: avise o outro agente e informe um supervisor. (%1)</translation>
    </message>
    <message>
        <source>ALERT: several agents tried to verify one customer within an hour. Somebody may be calling again and again until it works.</source>
        <translation>ALERTA: vários agentes tentaram verificar um mesmo cliente em uma hora. Alguém pode estar ligando repetidas vezes até conseguir.</translation>
    </message>
    <message>
        <source>ALERT: several agents tried to verify one customer within an hour. Somebody may be calling again and again until it works. (%1)</source>
        <extracomment>%1 is what the relay wrote about it, in its own language: it names the account and the agents.</extracomment>
        <translation>ALERTA: vários agentes tentaram verificar um mesmo cliente em uma hora. Alguém pode estar ligando repetidas vezes até conseguir. (%1)</translation>
    </message>
    <message>
        <source>ALERT: another caller claimed to be this customer, with another agent; that verification was refused</source>
        <translation>ALERTA: outra pessoa disse ser este cliente, com outro agente; essa verificação foi recusada</translation>
    </message>
    <message>
        <source>ALERT: several agents tried to verify this customer within an hour</source>
        <translation>ALERTA: vários agentes tentaram verificar este cliente em uma hora</translation>
    </message>
    <message>
        <source>ALERT: another caller claims to be this customer at the same time, with another agent. One of the two is not the customer: ask for the second word, and inform your supervisor.</source>
        <translation>ALERTA: outra pessoa diz ser este cliente ao mesmo tempo, com outro agente. Uma das duas não é o cliente: peça a segunda palavra e informe o seu supervisor.</translation>
    </message>
    <message>
        <source>ALERT: several agents tried to verify this customer within an hour. Somebody may be calling again and again until it works: be careful, and inform your supervisor.</source>
        <translation>ALERTA: vários agentes tentaram verificar este cliente em uma hora. Alguém pode estar ligando repetidas vezes até conseguir: tenha cuidado e informe o seu supervisor.</translation>
    </message>
    <message>
        <source>ALERT: another caller claimed to be this customer at the same time, with another agent. Go on only if your caller told you the second word, and inform your supervisor.</source>
        <translation>ALERTA: outra pessoa disse ser este cliente ao mesmo tempo, com outro agente. Continue somente se quem ligou para você disse a segunda palavra, e informe o seu supervisor.</translation>
    </message>
    <message>
        <source>Enrolment conflict: Incode names another identity for account %1 than the directory does. Nothing was overwritten; until operations have checked it, use the other procedure for this customer.</source>
        <translation>Conflito de cadastro: o Incode indica para a conta %1 uma identidade diferente da que consta no cadastro. Nada foi sobrescrito; até que operações verifique, use o outro procedimento com este cliente.</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <extracomment>%1 is what came of the call, as the operator names it.</extracomment>
        <translation>Resultado: %1</translation>
    </message>
    <message>
        <source>Outcome: %1. Note: %2</source>
        <extracomment>%1 is what came of the call, as the operator names it; %2 is what the agent wrote.</extracomment>
        <translation>Resultado: %1. Nota: %2</translation>
    </message>
    <message>
        <source>ALERT: another caller claimed to be this customer at the same time, with another agent. Go on only after the bank&apos;s other procedure, and inform your supervisor.</source>
        <translation>ALERTA: outra pessoa disse ser este cliente ao mesmo tempo, com outro agente. Continue só depois do outro procedimento do banco e informe o supervisor.</translation>
    </message>
    <message>
        <source>ALERT: another caller claims to be this customer at the same time, with another agent. One of the two is not the customer: use the bank&apos;s other procedure as well, and inform your supervisor.</source>
        <translation>ALERTA: outra pessoa diz ser este cliente ao mesmo tempo, com outro agente. Uma das duas não é o cliente: use também o outro procedimento do banco e informe o supervisor.</translation>
    </message>
</context>
<context>
    <name>RelayAddress</name>
    <message>
        <source>&apos;%1&apos; is no relay address; write wss://HOST/v1/stream</source>
        <translation>“%1” não é um endereço de servidor; escreva wss://HOST/v1/stream</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not encrypted; write wss:// (ws:// is for this machine only)</source>
        <translation>“%1” não é criptografado; escreva wss:// (ws:// é somente para esta máquina)</translation>
    </message>
</context>
<context>
    <name>SpokenSend</name>
    <message>
        <source>Send the link to %1, by e-mail to %2</source>
        <extracomment>%1 is a customer&apos;s name with the account, %2 a masked address.</extracomment>
        <translation>Enviar o link a %1, por e-mail para %2</translation>
    </message>
    <message>
        <source>Start a verification of %1, and copy the link</source>
        <extracomment>%1 is a customer&apos;s name with the account.</extracomment>
        <translation>Iniciar uma verificação de %1 e copiar o link</translation>
    </message>
    <message>
        <source>Start a verification of %1, and show the QR code</source>
        <extracomment>%1 is a customer&apos;s name with the account.</extracomment>
        <translation>Iniciar uma verificação de %1 e mostrar o código QR</translation>
    </message>
    <message>
        <source>Send the link to %1, by text message to %2</source>
        <extracomment>%1 is a customer&apos;s name with the account, %2 a masked phone number.</extracomment>
        <translation>Enviar o link a %1, por mensagem de texto para %2</translation>
    </message>
</context>
<context>
    <name>StripTexts</name>
    <message>
        <source>%1 – ask the caller for the second word: %2</source>
        <extracomment>%1 and %2 are the two words that the customer&apos;s page shows. The agent tells the first and asks for the second.</extracomment>
        <translation>%1 – peça a segunda palavra a quem ligou: %2</translation>
    </message>
    <message>
        <source>Link runs out in %1</source>
        <translation>O link expira em %1</translation>
    </message>
    <message>
        <source>%1 more: %2</source>
        <extracomment>%1 is how many more verifications are open, %2 how the worst of them stands, e.g. &quot;WRONG PERSON&quot;.</extracomment>
        <translation>Mais %1: %2</translation>
    </message>
</context>
<context>
    <name>TimeTexts</name>
    <message>
        <source>%1 s</source>
        <extracomment>seconds</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>VerificationTexts</name>
    <message>
        <source>VERIFIED</source>
        <translation>VERIFICADO</translation>
    </message>
    <message>
        <source>WRONG PERSON</source>
        <translation>PESSOA ERRADA</translation>
    </message>
    <message>
        <source>NOT RECOGNIZED</source>
        <translation>NÃO RECONHECIDO</translation>
    </message>
    <message>
        <source>SPOOF SUSPECTED</source>
        <translation>POSSÍVEL FALSIFICAÇÃO</translation>
    </message>
    <message>
        <source>BLOCKLISTED</source>
        <translation>NA LISTA DE BLOQUEIO</translation>
    </message>
    <message>
        <source>NOT ENROLLED</source>
        <translation>NÃO CADASTRADO</translation>
    </message>
    <message>
        <source>INCONCLUSIVE</source>
        <translation>INCONCLUSIVO</translation>
    </message>
    <message>
        <source>NEEDS REVIEW</source>
        <translation>PRECISA DE REVISÃO</translation>
    </message>
    <message>
        <source>preparing the link</source>
        <translation>preparando o link</translation>
    </message>
    <message>
        <source>link sent</source>
        <translation>link enviado</translation>
    </message>
    <message>
        <source>link opened</source>
        <translation>link aberto</translation>
    </message>
    <message>
        <source>taking the selfie</source>
        <translation>tirando a selfie</translation>
    </message>
    <message>
        <source>confirming with Incode</source>
        <translation>confirmando com o Incode</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>decidido</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>não enviado</translation>
    </message>
    <message>
        <source>refused by the customer</source>
        <translation>recusado pelo cliente</translation>
    </message>
    <message>
        <source>link expired</source>
        <translation>link expirado</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>encerrado</translation>
    </message>
    <message>
        <source>something other than a live face was shown</source>
        <translation>foi mostrado algo que não era um rosto real</translation>
    </message>
    <message>
        <source>this person is on the block list</source>
        <translation>esta pessoa está na lista de bloqueio</translation>
    </message>
    <message>
        <source>this customer is not enrolled</source>
        <translation>este cliente não está cadastrado no Incode</translation>
    </message>
    <message>
        <source>the face was not recognized</source>
        <translation>o rosto não foi reconhecido</translation>
    </message>
    <message>
        <source>the picture was too dark</source>
        <translation>a imagem estava escura demais</translation>
    </message>
    <message>
        <source>the picture was blurry</source>
        <translation>a imagem estava desfocada</translation>
    </message>
    <message>
        <source>the face was too far away</source>
        <translation>o rosto estava longe demais</translation>
    </message>
    <message>
        <source>a mask was worn</source>
        <translation>estava de máscara</translation>
    </message>
    <message>
        <source>glasses were worn</source>
        <translation>estava de óculos</translation>
    </message>
    <message>
        <source>the head was covered</source>
        <translation>a cabeça estava coberta</translation>
    </message>
    <message>
        <source>the eyes were closed</source>
        <translation>os olhos estavam fechados</translation>
    </message>
    <message>
        <source>the face was partly covered</source>
        <translation>o rosto estava parcialmente coberto</translation>
    </message>
    <message>
        <source>more than one face was in the picture</source>
        <translation>havia mais de um rosto na imagem</translation>
    </message>
    <message>
        <source>no face was in the picture</source>
        <translation>não havia nenhum rosto na imagem</translation>
    </message>
    <message>
        <source>the face was not fully in the picture</source>
        <translation>o rosto não aparecia inteiro</translation>
    </message>
    <message>
        <source>the picture was not good enough</source>
        <translation>a imagem não estava boa o suficiente</translation>
    </message>
    <message>
        <source>the check could not be completed</source>
        <translation>não foi possível concluir a verificação</translation>
    </message>
    <message>
        <source>the answer was not clear</source>
        <translation>a resposta não foi clara</translation>
    </message>
    <message>
        <source>the face belongs to a different customer</source>
        <translation>o rosto é de outro cliente</translation>
    </message>
    <message>
        <source>the match needs a second look</source>
        <translation>a correspondência precisa de uma segunda análise</translation>
    </message>
    <message>
        <source>a reviewer is looking at it</source>
        <translation>um revisor está analisando</translation>
    </message>
    <message>
        <source>Incode does not confirm the result</source>
        <translation>o Incode não confirma o resultado</translation>
    </message>
    <message>
        <source>Incode could not be asked in time</source>
        <translation>não foi possível consultar o Incode a tempo</translation>
    </message>
    <message>
        <source>the check ended without a result</source>
        <translation>a verificação terminou sem resultado</translation>
    </message>
    <message>
        <source>two verifications are open for this customer</source>
        <translation>há duas verificações abertas para este cliente</translation>
    </message>
    <message>
        <source>found by asking Incode; the webhook did not arrive</source>
        <translation>obtido ao consultar o Incode; o webhook não chegou</translation>
    </message>
    <message>
        <source>Reported by the carrier: delivered</source>
        <translation>Informado pela operadora: entregue</translation>
    </message>
    <message>
        <source>Reported by the carrier: could not be delivered</source>
        <translation>Informado pela operadora: não pôde ser entregue</translation>
    </message>
    <message>
        <source>Reported by the carrier: blocked</source>
        <translation>Informado pela operadora: bloqueada</translation>
    </message>
    <message>
        <source>Reported by the carrier: the number is a landline</source>
        <translation>Informado pela operadora: o número é de um telefone fixo</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Copied link</source>
        <translation>Link copiado</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>the customer says they are not on this call</source>
        <translation>o cliente diz que não está nesta ligação</translation>
    </message>
    <message>
        <source>Not in the directory: %1</source>
        <translation>Fora do diretório: %1</translation>
    </message>
    <message>
        <source>%1, Incode id %2</source>
        <extracomment>%1 is the name of a customer.</extracomment>
        <translation>%1, id da Incode %2</translation>
    </message>
    <message>
        <source>%1, account %2</source>
        <extracomment>%1 is the name of a customer.</extracomment>
        <translation>%1, conta %2</translation>
    </message>
    <message>
        <source>Incode id %1</source>
        <translation>Id da Incode %1</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Conta %1</translation>
    </message>
</context>
<context>
    <name>authlink::app::Console</name>
    <message>
        <source>The demo could not start: %1</source>
        <translation>Não foi possível iniciar a demonstração: %1</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>Telefone do cliente</translation>
    </message>
    <message>
        <source>This desk has not signed in to this relay yet.</source>
        <translation>Este posto ainda não entrou neste servidor.</translation>
    </message>
    <message>
        <source>This user is disabled. Ask your operations team, then sign in again.</source>
        <translation>Este usuário está desativado. Consulte sua equipe de operações e depois entre de novo.</translation>
    </message>
    <message>
        <source>The sign-in has expired or is wrong. Sign in again; what is open stays on screen, greyed out.</source>
        <translation>A sessão expirou ou o acesso está incorreto. Entre de novo; o que está aberto fica na tela, em cinza.</translation>
    </message>
    <message>
        <source>Lang&amp;uage (set by your operations team)</source>
        <translation>&amp;Idioma (definido pela sua equipe de operações)</translation>
    </message>
    <message>
        <source>The relay&apos;s address in the settings of this desk can&apos;t be used: %1</source>
        <translation>O endereço do servidor salvo neste posto não pode ser usado: %1</translation>
    </message>
    <message>
        <source>This desktop has no working keychain, so the sign-in could not be kept. Sign in again; your operations team can set up a keychain, such as GNOME Keyring or KWallet.</source>
        <translation>Esta área de trabalho não tem um chaveiro que funcione, por isso não foi possível guardar o acesso. Entre de novo; sua equipe de operações pode instalar um chaveiro, como GNOME Keyring ou KWallet.</translation>
    </message>
    <message>
        <source>The keychain is locked, or did not allow this console in. Unlock it and start the console again, or sign in here.</source>
        <translation>O chaveiro está bloqueado ou não deixou este console entrar. Desbloqueie-o e inicie o console de novo, ou entre aqui.</translation>
    </message>
    <message>
        <source>The keychain does not answer. If it asks for a password in another window, answer there and the console goes on by itself; or sign in here.</source>
        <translation>O chaveiro não responde. Se ele pede uma senha em outra janela, responda lá e o console continua sozinho; ou entre aqui.</translation>
    </message>
</context>
<context>
    <name>authlink::app::ProxyPrompt</name>
    <message>
        <source>Sign in to the &amp;proxy…</source>
        <translation>Entrar no &amp;proxy…</translation>
    </message>
    <message>
        <source>Give the name and the password that the proxy asks for</source>
        <translation>Informar o nome e a senha que o proxy pede</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
</context>
<context>
    <name>authlink::app::ProxyWindow</name>
    <message>
        <source>User name</source>
        <translation>Nome de usuário</translation>
    </message>
    <message>
        <source>Your name for the proxy, often the one of this computer</source>
        <translation>Seu nome para o proxy, muitas vezes o deste computador</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keychain, for this proxy alone</source>
        <translation>Fica no chaveiro do sistema, só para este proxy</translation>
    </message>
    <message>
        <source>Sign in to the proxy</source>
        <translation>Entrar no proxy</translation>
    </message>
    <message>
        <source>User &amp;name</source>
        <translation>&amp;Nome de usuário</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Senha</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Entrar</translation>
    </message>
    <message>
        <source>Connect to the relay through the proxy</source>
        <translation>Conectar ao servidor através do proxy</translation>
    </message>
    <message>
        <source>N&amp;ot now</source>
        <translation>&amp;Agora não</translation>
    </message>
    <message>
        <source>Close; Connection &gt; Sign in to the proxy opens this again</source>
        <translation>Fechar; Conexão &gt; Entrar no proxy abre de novo</translation>
    </message>
    <message>
        <source>The proxy %1 does not accept this name and password. They are not tried again.</source>
        <translation>O proxy %1 não aceita este nome e esta senha. Eles não serão tentados de novo.</translation>
    </message>
    <message>
        <source>The way to the relay leads through the proxy %1, which asks for a name and a password.</source>
        <translation>O caminho até o servidor passa pelo proxy %1, que pede um nome e uma senha.</translation>
    </message>
    <message>
        <source>The user name is missing.</source>
        <translation>Falta o nome de usuário.</translation>
    </message>
    <message>
        <source>A user name can&apos;t contain a colon.</source>
        <translation>Um nome de usuário não pode conter dois-pontos.</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>Falta a senha.</translation>
    </message>
</context>
<context>
    <name>authlink::app::SignInWindow</name>
    <message>
        <source>Relay address</source>
        <translation>Endereço do servidor</translation>
    </message>
    <message>
        <source>As your operations team gave it, e.g. wss://relay.example.com</source>
        <translation>Como sua equipe de operações informou, p. ex. wss://relay.example.com</translation>
    </message>
    <message>
        <source>Sign-in token</source>
        <translation>Token de acesso</translation>
    </message>
    <message>
        <source>As your operations team gave it; kept in the system&apos;s keychain</source>
        <translation>Como sua equipe de operações informou; fica guardado no chaveiro do sistema</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Entrar</translation>
    </message>
    <message>
        <source>Connect to the relay</source>
        <translation>Conectar ao servidor</translation>
    </message>
    <message>
        <source>Authlink Console</source>
        <translation>Authlink Console</translation>
    </message>
    <message>
        <source>Connect to a relay</source>
        <translation>Conectar a um servidor</translation>
    </message>
    <message>
        <source>&amp;Relay address</source>
        <translation>Endereço do se&amp;rvidor</translation>
    </message>
    <message>
        <source>Sign-in &amp;token</source>
        <translation>&amp;Token de acesso</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>Experimentar a &amp;demonstração</translation>
    </message>
    <message>
        <source>Everything on this machine, with a simulated customer</source>
        <translation>Tudo nesta máquina, com um cliente simulado</translation>
    </message>
    <message>
        <source>Your operations team gives you the relay&apos;s address and a sign-in token.</source>
        <translation>Sua equipe de operações fornece o endereço do servidor e um token de acesso.</translation>
    </message>
    <message>
        <source>The sign-in token is missing.</source>
        <translation>Falta o token de acesso.</translation>
    </message>
    <message>
        <source>The relay&apos;s address is set by your operations team.</source>
        <translation>O endereço do servidor foi definido pela sua equipe de operações.</translation>
    </message>
    <message>
        <source>The settings that your operations team made for this computer can&apos;t be used. Tell them: %1</source>
        <translation>Os ajustes que sua equipe de operações fez para este computador não podem ser usados. Informe a ela: %1</translation>
    </message>
</context>
<context>
    <name>authlink::client::CustomerSearchModel</name>
    <message>
        <source>enrolled</source>
        <translation>cadastrado</translation>
    </message>
</context>
<context>
    <name>authlink::client::HistoryModel</name>
    <message>
        <source>Started</source>
        <translation>Início</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Atendente</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
</context>
<context>
    <name>authlink::ui::Attention</name>
    <message>
        <source>&amp;Mini strip</source>
        <translation>&amp;Minibarra</translation>
    </message>
    <message>
        <source>Show or hide the strip above all other windows</source>
        <translation>Mostrar ou ocultar a minibarra sobre as outras janelas</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Go to the mini strip</source>
        <translation>&amp;Ir para a minibarra</translation>
    </message>
    <message>
        <source>Move it with the arrow keys; the same key goes back</source>
        <translation>Mova-a com as setas; a mesma tecla volta</translation>
    </message>
    <message>
        <source>S&amp;ounds and notifications…</source>
        <translation>S&amp;ons e notificações…</translation>
    </message>
    <message>
        <source>Choose what is seen and heard over other windows</source>
        <translation>Escolher o que se vê e se ouve sobre outras janelas</translation>
    </message>
    <message>
        <source>Show the &amp;window</source>
        <translation>Mostrar a &amp;janela</translation>
    </message>
    <message>
        <source>Bring the console forward</source>
        <translation>Trazer o console para a frente</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Sair</translation>
    </message>
    <message>
        <source>Close the console</source>
        <translation>Fechar o console</translation>
    </message>
    <message>
        <source>Sounds and notifications</source>
        <translation>Sons e notificações</translation>
    </message>
</context>
<context>
    <name>authlink::ui::AttentionPage</name>
    <message>
        <source>&amp;Play a sound for each outcome</source>
        <translation>&amp;Tocar um som a cada resultado</translation>
    </message>
    <message>
        <source>Each outcome has a sound of its own, also while another window is in use</source>
        <translation>Cada resultado tem seu próprio som, também enquanto outra janela está em uso</translation>
    </message>
    <message>
        <source>Show &amp;notifications while another window is in use</source>
        <translation>Mostrar &amp;notificações enquanto outra janela está em uso</translation>
    </message>
    <message>
        <source>They name no customer. When you do not want to be disturbed, only a No of the customer&apos;s is shown</source>
        <translation>Elas não citam nenhum cliente. Quando você não quer ser incomodado, só um Não do cliente é mostrado</translation>
    </message>
    <message>
        <source>Show the &amp;mini strip above all other windows</source>
        <translation>Mostrar a &amp;minibarra sobre as outras janelas</translation>
    </message>
    <message>
        <source>The banner, the two words and the clock, for working over another program</source>
        <translation>O resultado, as duas palavras e o relógio, para trabalhar sobre outro programa</translation>
    </message>
    <message>
        <source>Show the worst open state as an &amp;icon in the system&apos;s tray</source>
        <translation>Mostrar o pior estado aberto como &amp;ícone na bandeja do sistema</translation>
    </message>
    <message>
        <source>Where the desktop has a tray</source>
        <translation>Onde a área de trabalho tem uma bandeja</translation>
    </message>
    <message>
        <source>This desk can&apos;t play sounds: the part of the console that plays them is not installed.</source>
        <translation>Este posto não pode tocar sons: a parte do console que os toca não está instalada.</translation>
    </message>
    <message>
        <source>Volume of the sounds</source>
        <translation>Volume dos sons</translation>
    </message>
    <message>
        <source>Bright sounds</source>
        <translation>Sons agudos</translation>
    </message>
    <message>
        <source>Soft sounds</source>
        <translation>Sons suaves</translation>
    </message>
    <message>
        <source>Which sounds</source>
        <translation>Quais sons</translation>
    </message>
    <message>
        <source>&amp;Volume</source>
        <translation>&amp;Volume</translation>
    </message>
    <message>
        <source>Hear the sound of %1</source>
        <translation>Ouvir o som de %1</translation>
    </message>
    <message>
        <source>Hear how they sound:</source>
        <translation>Ouça como soam:</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>authlink::ui::Banner</name>
    <message>
        <source>Claimed: %1.</source>
        <translation>Diz ser: %1.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::CallPops</name>
    <message>
        <source>Ta&amp;ke the call</source>
        <translation>A&amp;tender a ligação</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Go on with the call that the telephone announced; nothing is sent by it</source>
        <translation>Continuar com a ligação que o telefone anunciou; nada é enviado com isso</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dispensar</translation>
    </message>
    <message>
        <source>Forget this call (Escape)</source>
        <translation>Esquecer esta ligação (Escape)</translation>
    </message>
    <message>
        <source>Call for account %1</source>
        <translation>Ligação para a conta %1</translation>
    </message>
    <message>
        <source>Call from %1</source>
        <translation>Ligação de %1</translation>
    </message>
    <message>
        <source>Call for “%1”</source>
        <translation>Ligação para “%1”</translation>
    </message>
    <message>
        <source>%1: it waits until the console is connected.</source>
        <translation>%1: aguarda até que o console esteja conectado.</translation>
    </message>
    <message>
        <source>%1: take it when you are done. It replaces what is picked or searched for.</source>
        <translation>%1: atenda quando terminar. Ela substitui o que está escolhido ou pesquisado.</translation>
    </message>
    <message>
        <source>%1: the search failed.</source>
        <translation>%1: a pesquisa falhou.</translation>
    </message>
    <message>
        <source>%1: searching…</source>
        <translation>%1: pesquisando…</translation>
    </message>
    <message>
        <source>%1: nobody was found.</source>
        <translation>%1: ninguém foi encontrado.</translation>
    </message>
    <message>
        <source>%1: choose who it is.</source>
        <translation>%1: escolha quem é.</translation>
    </message>
    <message>
        <source>%1: picked is %2. Nothing is sent before you go on.</source>
        <extracomment>%1 says which call, %2 is a customer&apos;s name with the account.</extracomment>
        <translation>%1: foi escolhido %2. Nada é enviado antes que você continue.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::ChannelPicker</name>
    <message>
        <source>How to send the link</source>
        <translation>Como enviar o link</translation>
    </message>
    <message>
        <source>Text message to the phone on file</source>
        <translation>Mensagem de texto para o telefone cadastrado</translation>
    </message>
    <message>
        <source>E-mail to the address on file</source>
        <translation>E-mail para o endereço cadastrado</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar link</translation>
    </message>
    <message>
        <source>Copy the link, to send it another way</source>
        <translation>Copiar o link para enviá-lo de outro jeito</translation>
    </message>
    <message>
        <source>Show the link for the customer&apos;s camera</source>
        <translation>Mostrar o link para a câmera do cliente</translation>
    </message>
    <message>
        <source>Send by SMS</source>
        <translation>Enviar por SMS</translation>
    </message>
    <message>
        <source>Send by e-mail</source>
        <translation>Enviar por e-mail</translation>
    </message>
    <message>
        <source>Send by copied link</source>
        <translation>Enviar como link copiado</translation>
    </message>
    <message>
        <source>Send by QR code</source>
        <translation>Enviar como QR code</translation>
    </message>
</context>
<context>
    <name>authlink::ui::ClosingCard</name>
    <message>
        <source>&amp;Write a note</source>
        <translation>&amp;Escrever uma nota</translation>
    </message>
    <message>
        <source>Go to what came of the call and to the note</source>
        <translation>Ir para o resultado da ligação e para a nota</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>&amp;Save note</source>
        <translation>&amp;Salvar nota</translation>
    </message>
    <message>
        <source>Keep outcome and note in the record; ending the call does so, too</source>
        <translation>Guardar o resultado e a nota no registro; encerrar a ligação também os guarda</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Copy re&amp;ference</source>
        <translation>Copiar re&amp;ferência</translation>
    </message>
    <message>
        <source>Copy a line for other systems: this verification, its verdict and when; no personal data</source>
        <translation>Copiar uma linha para outros sistemas: esta verificação, seu veredito e a hora; sem dados pessoais</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K</source>
        <translation>Ctrl+Shift+K</translation>
    </message>
    <message>
        <source>Link %1</source>
        <translation>Link %1</translation>
    </message>
    <message>
        <source>A page of your organisation for what comes next</source>
        <translation>Uma página da sua organização para o próximo passo</translation>
    </message>
    <message>
        <source>What came of the call</source>
        <translation>Resultado da ligação</translation>
    </message>
    <message>
        <source>What came of the call: type its first letters</source>
        <translation>Resultado da ligação: digite as primeiras letras</translation>
    </message>
    <message>
        <source>Note about the call</source>
        <translation>Nota sobre a ligação</translation>
    </message>
    <message>
        <source>Note about the call; it is kept in the record</source>
        <translation>Nota sobre a ligação; fica guardada no registro</translation>
    </message>
    <message>
        <source>Only what the next person must know. Enter saves, Tab leaves.</source>
        <translation>Só o que a próxima pessoa precisa saber. Enter salva, Tab sai.</translation>
    </message>
    <message>
        <source>After the call</source>
        <translation>Após a ligação</translation>
    </message>
    <message>
        <source>No outcome</source>
        <translation>Sem resultado</translation>
    </message>
    <message>
        <source>Open in the browser: %1</source>
        <translation>Abrir no navegador: %1</translation>
    </message>
    <message>
        <source>The relay does not confirm the verdict now</source>
        <translation>O servidor não confirma o veredito agora</translation>
    </message>
    <message>
        <source>Only while the customer is verified</source>
        <translation>Somente enquanto o cliente estiver verificado</translation>
    </message>
    <message>
        <source>Something that this link needs is not known, such as the number of the call</source>
        <translation>Falta um dado de que este link precisa, como o número da ligação</translation>
    </message>
    <message>
        <source>This console does not open the address of this link</source>
        <translation>Este console não abre o endereço deste link</translation>
    </message>
    <message>
        <source>%1 characters too many</source>
        <translation>%1 caracteres a mais</translation>
    </message>
    <message>
        <source>%1 characters left</source>
        <translation>Restam %1 caracteres</translation>
    </message>
</context>
<context>
    <name>authlink::ui::ClosingPresenter</name>
    <message>
        <source>Your note is kept here. Save it when the relay can be reached again.</source>
        <translation>Sua nota fica aqui. Salve-a quando for possível contatar o servidor de novo.</translation>
    </message>
    <message>
        <source>The note is too long and was not saved. Shorten it, or take it away.</source>
        <translation>A nota é longa demais e não foi salva. Encurte-a ou remova-a.</translation>
    </message>
    <message>
        <source>The note was not saved and stays here. %1</source>
        <extracomment>%1 is a sentence that says why.</extracomment>
        <translation>A nota não foi salva e continua aqui. %1</translation>
    </message>
    <message>
        <source>Saved in the record.</source>
        <translation>Salvo no registro.</translation>
    </message>
    <message>
        <source>The reference is on the clipboard for 60 seconds.</source>
        <translation>A referência fica na área de transferência por 60 segundos.</translation>
    </message>
    <message>
        <source>Opened in the browser: %1</source>
        <translation>Aberto no navegador: %1</translation>
    </message>
    <message>
        <source>The browser could not be opened. The address is of %1.</source>
        <translation>Não foi possível abrir o navegador. O endereço é de %1.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::CoachingCard</name>
    <message>
        <source>What is happening, and what to say now</source>
        <translation>O que está acontecendo e o que dizer agora</translation>
    </message>
    <message>
        <source>Say now, in %1</source>
        <translation>Diga agora (%1)</translation>
    </message>
    <message>
        <source>Say now</source>
        <translation>Diga agora</translation>
    </message>
    <message>
        <source>%1 Say: %2</source>
        <translation>%1 Diga: %2</translation>
    </message>
</context>
<context>
    <name>authlink::ui::ConnectionBar</name>
    <message>
        <source>Try now</source>
        <translation>Tentar agora</translation>
    </message>
    <message>
        <source>Connect now instead of waiting</source>
        <translation>Conectar agora em vez de esperar</translation>
    </message>
    <message>
        <source>The link to the relay; what you see is current only while it is live</source>
        <translation>A conexão com o servidor; o que você vê só está atualizado enquanto ela está ativa</translation>
    </message>
</context>
<context>
    <name>authlink::ui::CorrectForm</name>
    <message>
        <source>Correct and resend</source>
        <translation>Corrigir e reenviar</translation>
    </message>
    <message>
        <source>The old link stops working at once</source>
        <translation>O link antigo para de funcionar na hora</translation>
    </message>
    <message>
        <source>Corrected phone number</source>
        <translation>Número de telefone corrigido</translation>
    </message>
    <message>
        <source>Another number than the one on file</source>
        <translation>Um número diferente do cadastrado</translation>
    </message>
    <message>
        <source>Reason for another number</source>
        <translation>Motivo para usar outro número</translation>
    </message>
    <message>
        <source>Marked in the record, with your name</source>
        <translation>Fica anotado no registro, com o seu nome</translation>
    </message>
    <message>
        <source>Why not the number on file?</source>
        <translation>Por que não o número cadastrado?</translation>
    </message>
    <message>
        <source>New number</source>
        <translation>Novo número</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Close without sending (Escape)</source>
        <translation>Fechar sem enviar (Escape)</translation>
    </message>
</context>
<context>
    <name>authlink::ui::CustomerCard</name>
    <message>
        <source>Change</source>
        <translation>Trocar</translation>
    </message>
    <message>
        <source>Pick another customer (Escape)</source>
        <translation>Escolher outro cliente (Escape)</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Last verifications</source>
        <translation>Últimas verificações</translation>
    </message>
    <message>
        <source>none on file</source>
        <translation>não cadastrado</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>Picked customer %1</source>
        <translation>Cliente escolhido: %1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>Not known right now.</source>
        <translation>Não se sabe no momento.</translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation>Nenhuma até agora.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::CustomerSearch</name>
    <message>
        <source>Find the customer</source>
        <translation>Buscar o cliente</translation>
    </message>
    <message>
        <source>Search by account, name or phone; arrows choose, Enter picks (Ctrl+N comes here)</source>
        <translation>Busque por conta, nome ou telefone; as setas percorrem, Enter escolhe (Ctrl+N traz até aqui)</translation>
    </message>
    <message>
        <source>Account, name or phone</source>
        <translation>Conta, nome ou telefone</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Limpar a busca</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Clientes encontrados</translation>
    </message>
    <message>
        <source>Enter or click picks the customer</source>
        <translation>Enter ou um clique escolhe o cliente</translation>
    </message>
    <message>
        <source>Type at least a part of the account, name or phone.</source>
        <translation>Digite pelo menos uma parte da conta, do nome ou do telefone.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Nobody found. Check the spelling, or use “Not in the directory”.</source>
        <translation>Ninguém encontrado. Verifique a grafia ou use “Não está no cadastro”.</translation>
    </message>
    <message>
        <source>The search failed.</source>
        <translation>A busca falhou.</translation>
    </message>
    <message>
        <source>Type a part of the account, name or phone, or choose one of your last customers with the arrow keys.</source>
        <translation>Digite parte da conta, do nome ou do telefone, ou escolha um dos seus últimos clientes com as setas.</translation>
    </message>
    <message>
        <source>The customer you had chosen is not among these. Choose with the arrow keys.</source>
        <translation>O cliente que você tinha escolhido não está entre estes. Escolha com as setas.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::DesktopNotifier</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>authlink::ui::DialogConfirmer</name>
    <message>
        <source>Go back</source>
        <translation>Voltar</translation>
    </message>
</context>
<context>
    <name>authlink::ui::HangUps</name>
    <message>
        <source>End the call that hung &amp;up</source>
        <translation>Encerrar a ligação que des&amp;ligou</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>End the verification whose caller has hung up; its link stops working</source>
        <translation>Encerrar a verificação cujo cliente desligou; o link deixa de funcionar</translation>
    </message>
    <message>
        <source>Leave it open</source>
        <translation>Deixar aberta</translation>
    </message>
    <message>
        <source>The verification goes on</source>
        <translation>A verificação continua</translation>
    </message>
    <message>
        <source>The caller has hung up. Still open: %1.</source>
        <translation>O cliente desligou. Ainda aberta: %1.</translation>
    </message>
    <message>
        <source>A caller has hung up, and several verifications are open: end the right one.</source>
        <translation>Um cliente desligou e há várias verificações abertas: encerre a correta.</translation>
    </message>
    <message>
        <source>A caller has hung up. What belongs to the call is ended as soon as the console is connected.</source>
        <translation>Um cliente desligou. O que pertence à ligação será encerrado assim que o console se conectar.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::HistoryDetail</name>
    <message>
        <source>No verification selected</source>
        <translation>Nenhuma verificação selecionada</translation>
    </message>
    <message>
        <source>Select one in the table to see what happened.</source>
        <translation>Selecione uma na tabela para ver o que aconteceu.</translation>
    </message>
    <message>
        <source>The list was read anew, and this verification is no longer in it.</source>
        <translation>A lista foi lida de novo, e esta verificação não está mais nela.</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Ligação %1</translation>
    </message>
</context>
<context>
    <name>authlink::ui::HistoryTab</name>
    <message>
        <source>Search the history</source>
        <translation>Buscar no histórico</translation>
    </message>
    <message>
        <source>Search by customer, account or call</source>
        <translation>Buscar por cliente, conta ou ligação</translation>
    </message>
    <message>
        <source>Customer, account or call</source>
        <translation>Cliente, conta ou ligação</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Limpar a busca</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredito</translation>
    </message>
    <message>
        <source>Show only this verdict</source>
        <translation>Mostrar somente este veredito</translation>
    </message>
    <message>
        <source>Every outcome</source>
        <translation>Todos os resultados</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>The history could not be read.</source>
        <translation>Não foi possível ler o histórico.</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nada corresponde.</translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n exibida</numerusform>
            <numerusform>%n exibidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>authlink::ui::HistoryTable</name>
    <message>
        <source>Past verifications</source>
        <translation>Verificações anteriores</translation>
    </message>
    <message>
        <source>Select one to see its timeline</source>
        <translation>Selecione uma para ver a linha do tempo</translation>
    </message>
</context>
<context>
    <name>authlink::ui::LinkCard</name>
    <message>
        <source>How long the customer can still use the link</source>
        <translation>Por quanto tempo o cliente ainda pode usar o link</translation>
    </message>
    <message>
        <source>Link runs out in</source>
        <translation>O link expira em</translation>
    </message>
    <message>
        <source>Time left for the link</source>
        <translation>Tempo restante do link</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>Link runs out in %1</source>
        <translation>O link expira em %1</translation>
    </message>
    <message>
        <source>No link is open</source>
        <translation>Nenhum link aberto</translation>
    </message>
    <message>
        <source>sent %1 of %2</source>
        <translation>envios: %1 de %2</translation>
    </message>
    <message>
        <source>tries left: %1</source>
        <translation>tentativas restantes: %1</translation>
    </message>
</context>
<context>
    <name>authlink::ui::LiveArea</name>
    <message>
        <source>Open verifications</source>
        <translation>Verificações abertas</translation>
    </message>
    <message>
        <source>Panel &amp;%1</source>
        <translation>Painel &amp;%1</translation>
    </message>
    <message>
        <source>Show open verification %1</source>
        <translation>Mostrar a verificação aberta %1</translation>
    </message>
    <message>
        <source>No verification is open</source>
        <translation>Nenhuma verificação aberta</translation>
    </message>
    <message>
        <source>Find the customer on the left and press Enter twice: once to pick, once to send.</source>
        <translation>Busque o cliente à esquerda e pressione Enter duas vezes: uma para escolher e outra para enviar.</translation>
    </message>
    <message>
        <source>%1, ALERT</source>
        <translation>%1, ALERTA</translation>
    </message>
</context>
<context>
    <name>authlink::ui::LivePanel</name>
    <message>
        <source>Verification of %1</source>
        <translation>Verificação de %1</translation>
    </message>
    <message>
        <source>Nothing was done: meanwhile this verification has been decided or has ended.</source>
        <translation>Nada foi feito: entretanto, esta verificação foi decidida ou terminou.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::LivePresenter</name>
    <message>
        <source>A new link is on its way. The old one no longer works.</source>
        <translation>Um novo link está a caminho. O antigo não funciona mais.</translation>
    </message>
    <message>
        <source>A new link is on its way by e-mail. The old one no longer works.</source>
        <translation>Um novo link está a caminho por e-mail. O antigo não funciona mais.</translation>
    </message>
    <message>
        <source>A new link is on its way to the corrected number. This is marked in the record.</source>
        <translation>Um novo link está a caminho do número corrigido. Isso fica anotado no registro.</translation>
    </message>
    <message>
        <source>The link is on the clipboard for 60 seconds. Give it to this customer only.</source>
        <translation>O link fica na área de transferência por 60 segundos. Passe-o somente a este cliente.</translation>
    </message>
    <message>
        <source>Cancel the verification of %1? Its link stops working at once.</source>
        <translation>Cancelar a verificação de %1? O link dela para de funcionar na hora.</translation>
    </message>
    <message>
        <source>Cancel verification</source>
        <translation>Cancelar verificação</translation>
    </message>
    <message>
        <source>%1 has opened the link and is using it now. A new link cuts them off, and they begin again.</source>
        <translation>%1 abriu o link e está usando agora. Um novo link interrompe o processo, e é preciso começar de novo.</translation>
    </message>
    <message>
        <source>Send a new link</source>
        <translation>Enviar um novo link</translation>
    </message>
    <message>
        <source>The verification of %1 is not decided yet. If you end the call, its link stops working.</source>
        <translation>A verificação de %1 ainda não tem resultado. Se você encerrar a ligação, o link deixa de funcionar.</translation>
    </message>
    <message>
        <source>End call</source>
        <translation>Encerrar ligação</translation>
    </message>
</context>
<context>
    <name>authlink::ui::MainWindow</name>
    <message>
        <source>Authlink Console</source>
        <translation>Authlink Console</translation>
    </message>
    <message>
        <source>Verifications</source>
        <translation>Verificações</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>&amp;Verification</source>
        <translation>&amp;Verificação</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Nova…</translation>
    </message>
    <message>
        <source>Find a customer and send a link</source>
        <translation>Buscar um cliente e enviar um link</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Sair</translation>
    </message>
    <message>
        <source>Close the console</source>
        <translation>Fechar o console</translation>
    </message>
    <message>
        <source>&amp;Panel</source>
        <translation>&amp;Painel</translation>
    </message>
    <message>
        <source>V&amp;iew</source>
        <translation>E&amp;xibir</translation>
    </message>
    <message>
        <source>&amp;Verifications</source>
        <translation>&amp;Verificações</translation>
    </message>
    <message>
        <source>Show the open verifications</source>
        <translation>Mostrar as verificações abertas</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Histórico</translation>
    </message>
    <message>
        <source>Show past verifications</source>
        <translation>Mostrar as verificações anteriores</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Conexão</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>&amp;Tentar agora</translation>
    </message>
    <message>
        <source>Connect now instead of waiting</source>
        <translation>Conectar agora em vez de esperar</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>Telefone do cliente</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aj&amp;uda</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>A verification is not decided yet. If you quit, you will not see what comes of it.</source>
        <translation>Uma verificação ainda não tem resultado. Se você sair, não verá como termina.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>A note about a call is not saved yet. If you quit, it is lost.</source>
        <translation>Uma nota sobre uma ligação ainda não foi salva. Se sair, ela se perde.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::MiniStrip</name>
    <message>
        <source>Authlink: mini strip</source>
        <translation>Authlink: minibarra</translation>
    </message>
    <message>
        <source>Drag it where you want it. Double-click it to go to the window.</source>
        <translation>Arraste-a para onde quiser. Clique duas vezes para ir à janela.</translation>
    </message>
    <message>
        <source>Arrow keys move it; Escape goes back to the window</source>
        <translation>As setas a movem; Escape volta à janela</translation>
    </message>
</context>
<context>
    <name>authlink::ui::NoticeLine</name>
    <message>
        <source>&amp;Got it</source>
        <translation>En&amp;tendi</translation>
    </message>
    <message>
        <source>Take this notice away</source>
        <translation>Remover este aviso</translation>
    </message>
</context>
<context>
    <name>authlink::ui::PanelActions</name>
    <message>
        <source>&amp;Resend</source>
        <translation>&amp;Reenviar</translation>
    </message>
    <message>
        <source>Send a new link; the old one stops working</source>
        <translation>Enviar um novo link; o antigo para de funcionar</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Send by e-&amp;mail</source>
        <translation>Enviar por e-&amp;mail</translation>
    </message>
    <message>
        <source>Send a new link to the e-mail address on file; the old one stops working</source>
        <translation>Enviar um novo link ao e-mail cadastrado; o antigo para de funcionar</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M</source>
        <translation>Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Correct &amp;number…</source>
        <translation>Corrigir &amp;número…</translation>
    </message>
    <message>
        <source>Send to another number than the one on file; needs a reason</source>
        <translation>Enviar a um número diferente do cadastrado; exige um motivo</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>C&amp;opy link</source>
        <translation>Copiar &amp;link</translation>
    </message>
    <message>
        <source>Copy the link; the clipboard is cleared after a minute</source>
        <translation>Copiar o link; a área de transferência é limpa após um minuto</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Show &amp;QR</source>
        <translation>Mostrar &amp;QR</translation>
    </message>
    <message>
        <source>Show the link as a QR code for a customer in front of you</source>
        <translation>Mostrar o link como QR code a um cliente à sua frente</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation>Ctrl+Shift+D</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>C&amp;ancelar</translation>
    </message>
    <message>
        <source>Cancel this verification; its link stops working</source>
        <translation>Cancelar esta verificação; o link dela para de funcionar</translation>
    </message>
    <message>
        <source>Ctrl+Shift+X</source>
        <translation>Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>&amp;End call</source>
        <translation>Encerrar li&amp;gação</translation>
    </message>
    <message>
        <source>End the call; a verdict counts for this call only</source>
        <translation>Encerrar a ligação; um veredito vale somente para esta ligação</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>&amp;Resend (none left)</source>
        <translation>&amp;Reenviar (não restam)</translation>
    </message>
    <message>
        <source>&amp;Resend in %1</source>
        <translation>&amp;Reenviar em %1</translation>
    </message>
    <message>
        <source>No e-mail address is on file for this customer</source>
        <translation>Este cliente não tem e-mail cadastrado</translation>
    </message>
    <message>
        <source>Another number than the one on file needs a supervisor</source>
        <translation>Usar um número diferente do cadastrado exige um supervisor</translation>
    </message>
    <message>
        <source>&amp;Remove panel</source>
        <translation>Rem&amp;over painel</translation>
    </message>
    <message>
        <source>New &amp;link</source>
        <translation>Novo lin&amp;k</translation>
    </message>
    <message>
        <source>The customer is not on this call, somebody with the link says: no new link can help</source>
        <translation>O cliente não está nesta ligação, diz alguém com o link: um novo link não ajuda</translation>
    </message>
</context>
<context>
    <name>authlink::ui::PhoneField</name>
    <message>
        <source>+1 415 555 0123</source>
        <translation>+55 11 91234-5678</translation>
    </message>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
</context>
<context>
    <name>authlink::ui::PhoneNumberValidator</name>
    <message>
        <source>This is not a possible phone number.</source>
        <translation>Este não é um número de telefone possível.</translation>
    </message>
    <message>
        <source>%1 is a landline or cannot get messages.</source>
        <translation>%1 é um telefone fixo ou não recebe mensagens.</translation>
    </message>
    <message>
        <source>%1 may be new or mistyped: please read it back to the customer.</source>
        <translation>%1 pode ser novo ou ter sido digitado errado: por favor, repita-o para o cliente.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::PhoneWidget</name>
    <message>
        <source>Simulated phone — demo</source>
        <translation>Telefone simulado — demonstração</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensagens</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>Nenhuma mensagem ainda</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Abrir link</translation>
    </message>
    <message>
        <source>What a tap on the link would do</source>
        <translation>O que um toque no link faria</translation>
    </message>
    <message>
        <source>Are you on the phone with us right now?</source>
        <translation>Você está ao telefone conosco agora?</translation>
    </message>
    <message>
        <source>Yes, that is me</source>
        <translation>Sim, sou eu</translation>
    </message>
    <message>
        <source>Goes on to the camera</source>
        <translation>Segue para a câmera</translation>
    </message>
    <message>
        <source>No, not me</source>
        <translation>Não, não sou eu</translation>
    </message>
    <message>
        <source>Warns the agent</source>
        <translation>Avisa o atendente</translation>
    </message>
    <message>
        <source>The camera is on. Choose below whose face it sees.</source>
        <translation>A câmera está ligada. Escolha abaixo qual rosto ela vê.</translation>
    </message>
    <message>
        <source>Take selfie</source>
        <translation>Tirar selfie</translation>
    </message>
    <message>
        <source>The claimed customer&apos;s own face</source>
        <translation>O rosto do próprio cliente indicado</translation>
    </message>
    <message>
        <source>Back to messages</source>
        <translation>Voltar às mensagens</translation>
    </message>
    <message>
        <source>Shows the newest message</source>
        <translation>Mostra a mensagem mais recente</translation>
    </message>
    <message>
        <source>Play the customer</source>
        <translation>Faça o papel do cliente</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Passa</translation>
    </message>
    <message>
        <source>Opens the link, says yes, shows their own face</source>
        <translation>Abre o link, diz sim e mostra o próprio rosto</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Outra pessoa</translation>
    </message>
    <message>
        <source>Another enrolled customer shows their face</source>
        <translation>Outro cliente cadastrado mostra o rosto</translation>
    </message>
    <message>
        <source>Unknown face</source>
        <translation>Desconhecido</translation>
    </message>
    <message>
        <source>A face that nobody enrolled</source>
        <translation>Um rosto que ninguém cadastrou</translation>
    </message>
    <message>
        <source>Spoof</source>
        <translation>Falsificação</translation>
    </message>
    <message>
        <source>Holds a picture in front of the camera</source>
        <translation>Põe uma foto na frente da câmera</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>Escuro demais</translation>
    </message>
    <message>
        <source>A picture too dark; may try again</source>
        <translation>Uma imagem escura demais; pode tentar de novo</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Não cadastrado</translation>
    </message>
    <message>
        <source>Incode does not know the customer</source>
        <translation>O Incode não conhece o cliente</translation>
    </message>
    <message>
        <source>Blocklisted</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>A face that is on the blocklist</source>
        <translation>Um rosto que está na lista de bloqueio</translation>
    </message>
    <message>
        <source>Says no</source>
        <translation>Diz que não</translation>
    </message>
    <message>
        <source>Opens the link and says: not me</source>
        <translation>Abre o link e diz: não sou eu</translation>
    </message>
    <message>
        <source>Ignores it</source>
        <translation>Ignora</translation>
    </message>
    <message>
        <source>Does nothing; the link runs out</source>
        <translation>Não faz nada; o link expira</translation>
    </message>
    <message>
        <source>E-mail to %1</source>
        <translation>E-mail para %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>Thank you. We have warned the bank.</source>
        <translation>Obrigado. Avisamos o banco.</translation>
    </message>
    <message>
        <source>That did not work. Please try again if asked.</source>
        <translation>Não funcionou. Tente de novo se pedirem.</translation>
    </message>
    <message>
        <source>Thank you. You can return to your call.</source>
        <translation>Obrigado. Você pode voltar à ligação.</translation>
    </message>
    <message>
        <source>The customer ignores the message.</source>
        <translation>O cliente ignora a mensagem.</translation>
    </message>
    <message>
        <source>The phone could not do it: %1</source>
        <translation>O telefone não conseguiu: %1</translation>
    </message>
</context>
<context>
    <name>authlink::ui::QrView</name>
    <message>
        <source>QR code of the link</source>
        <translation>QR code do link</translation>
    </message>
    <message>
        <source>The customer scans this with the phone&apos;s camera</source>
        <translation>O cliente lê isto com a câmera do telefone</translation>
    </message>
</context>
<context>
    <name>authlink::ui::QuestionCard</name>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Do what is asked about</source>
        <translation>Fazer o que se pergunta</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Do nothing (Escape)</source>
        <translation>Não fazer nada (Escape)</translation>
    </message>
</context>
<context>
    <name>authlink::ui::RecentCustomers</name>
    <message>
        <source>Your last customers</source>
        <translation>Seus últimos clientes</translation>
    </message>
    <message>
        <source>Enter or click picks the customer</source>
        <translation>Enter ou um clique escolhe o cliente</translation>
    </message>
</context>
<context>
    <name>authlink::ui::SearchSpeech</name>
    <message>
        <source>No customer found</source>
        <translation>Nenhum cliente encontrado</translation>
    </message>
    <message>
        <source>1 customer found: %1</source>
        <extracomment>%1 is a customer&apos;s name with the account.</extracomment>
        <translation>1 cliente encontrado: %1</translation>
    </message>
    <message>
        <source>%1 customers found, first: %2</source>
        <extracomment>%1 is a number above 1, %2 a customer&apos;s name with the account.</extracomment>
        <translation>%1 clientes encontrados, o primeiro: %2</translation>
    </message>
    <message>
        <source>The search failed.</source>
        <translation>A busca falhou.</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 de %3</translation>
    </message>
</context>
<context>
    <name>authlink::ui::StartPanel</name>
    <message>
        <source>Not in the &amp;directory…</source>
        <translation>Não está no ca&amp;dastro…</translation>
    </message>
    <message>
        <source>Send the link to the customer (Enter)</source>
        <translation>Enviar o link ao cliente (Enter)</translation>
    </message>
    <message>
        <source>Start a verification</source>
        <translation>Iniciar uma verificação</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N</source>
        <translation>Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>Verify a customer who is not in the directory; needs a reason</source>
        <translation>Verificar um cliente que não está no cadastro; exige um motivo</translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>Quem está ligando?</translation>
    </message>
    <message>
        <source>Send the link by</source>
        <translation>Enviar o link por</translation>
    </message>
    <message>
        <source>This relay does not send links this way</source>
        <translation>Este servidor não envia links por este meio</translation>
    </message>
    <message>
        <source>For a customer of the directory only</source>
        <translation>Somente para um cliente do cadastro</translation>
    </message>
    <message>
        <source>No phone number is on file for this customer</source>
        <translation>Este cliente não tem telefone cadastrado</translation>
    </message>
    <message>
        <source>No e-mail address is on file for this customer</source>
        <translation>Este cliente não tem e-mail cadastrado</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Para %1</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>&amp;Send link by e-mail</source>
        <translation>&amp;Enviar link por e-mail</translation>
    </message>
    <message>
        <source>&amp;Start and copy link</source>
        <translation>&amp;Iniciar e copiar link</translation>
    </message>
    <message>
        <source>&amp;Start and show QR code</source>
        <translation>&amp;Iniciar e mostrar QR code</translation>
    </message>
    <message>
        <source>&amp;Send link by SMS</source>
        <translation>&amp;Enviar link por SMS</translation>
    </message>
    <message>
        <source>For call %1</source>
        <translation>Para a ligação %1</translation>
    </message>
    <message>
        <source>Nothing can be sent now</source>
        <translation>Nada pode ser enviado agora</translation>
    </message>
</context>
<context>
    <name>authlink::ui::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Linha do tempo</translation>
    </message>
    <message>
        <source>What happened, when, and how long it took</source>
        <translation>O que aconteceu, quando e quanto demorou</translation>
    </message>
    <message>
        <source>Newer below</source>
        <translation>Mais recente abaixo</translation>
    </message>
    <message>
        <source>Go to the newest line (End)</source>
        <translation>Ir para a linha mais recente (End)</translation>
    </message>
</context>
<context>
    <name>authlink::ui::UnlistedForm</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>As the customer gave it</source>
        <translation>Como o cliente informou</translation>
    </message>
    <message>
        <source>Incode customer id</source>
        <translation>Id de cliente do Incode</translation>
    </message>
    <message>
        <source>The identity that the face must belong to; nothing else turns green</source>
        <translation>A identidade a que o rosto deve pertencer; nenhuma outra fica verde</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Marked in the record, with your name</source>
        <translation>Fica anotado no registro, com o seu nome</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefone</translation>
    </message>
    <message>
        <source>Where the link goes; checked as you type</source>
        <translation>Para onde vai o link; verificado enquanto você digita</translation>
    </message>
    <message>
        <source>Why not from the directory?</source>
        <translation>Por que não do cadastro?</translation>
    </message>
    <message>
        <source>Not in the directory</source>
        <translation>Não está no cadastro</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Back to the search (Escape)</source>
        <translation>Voltar à busca (Escape)</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>Falta o nome.</translation>
    </message>
    <message>
        <source>The Incode customer id is missing.</source>
        <translation>Falta o id de cliente do Incode.</translation>
    </message>
    <message>
        <source>This is not an Incode customer id: please copy it again.</source>
        <translation>Isto não é um id de cliente do Incode: por favor, copie-o novamente.</translation>
    </message>
    <message>
        <source>The phone number is not complete.</source>
        <translation>O número de telefone não está completo.</translation>
    </message>
    <message>
        <source>The reason is missing.</source>
        <translation>Falta o motivo.</translation>
    </message>
</context>
<context>
    <name>authlink::ui::WordsCard</name>
    <message>
        <source>Both words are on the customer&apos;s screen. Do not read the second one out yourself.</source>
        <translation>As duas palavras estão na tela do cliente. Não leia você a segunda em voz alta.</translation>
    </message>
    <message>
        <source>Ask the caller for the second word</source>
        <translation>Peça a segunda palavra a quem liga</translation>
    </message>
    <message>
        <source>First word %1, second word %2</source>
        <translation>Primeira palavra: %1; segunda palavra: %2</translation>
    </message>
</context>
</TS>
